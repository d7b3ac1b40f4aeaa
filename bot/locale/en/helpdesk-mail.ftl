# Mails to the helpdesk
helpdesk-mail-subject = Ticket { $number }: { ticket-category }{ $priority ->
    [urgent] {" "}(urgent)
    [high] {" "}(high)
   *[normal] {""}
}
helpdesk-mail-marker = ##- Please write above this line -##
helpdesk-mail-line = { $at } { $by ->
    [person] ▸
   *[desk] ◂
} { $text }
helpdesk-mail-event = { $event ->
    [closed] The person says it is solved. Ticket { $number } is closed.
    [reopened] The person says ticket { $number } is not solved. It is open again.
   *[added] The person added to ticket { $number }:
}{ $text ->
    [none] {""}
   *[other] {"\u000A"}{ $text }
}
helpdesk-mail-files-left = The mail server did not take these files. They can be saved from the ticket's page at the desk:{"\u000A"}{ $files }
helpdesk-mail-foot = Reply to this mail: what you write appears in the person's chat. To close the ticket, begin with a line that says only #close.
helpdesk-mail-returned = The mail about ticket { $number } came back. I will send it again; please check the helpdesk's address.
