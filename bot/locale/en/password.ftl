# A new password: before typing
password-hint-length = has { $minimum } to { $maximum } characters
password-hint-kinds = has all four of these (a symbol is one like ! # - .)
password-hint-plain = has only plain English letters, digits, symbols and spaces, with no space at either end
password-hint-not-yours = does not contain your name, your account or your agency
password-hint-not-common = is not a common password, neighbouring keys (such as qwerty), counting up, a place, season or year
password-hint-longer = is better with { $advised } characters or more, such as a few unrelated words joined by symbols
password-advice-longer = This password can be used; with { $advised } characters or more it would be safer.

# A new password: why it cannot be used
password-rule-too-short = This is too short: use at least { $minimum } characters.
password-rule-too-long = This is too long: use at most { $maximum } characters.
password-rule-no-upper = An upper-case letter (A–Z) is missing: add at least one.
password-rule-no-lower = A lower-case letter (a–z) is missing: add at least one.
password-rule-no-digit = A digit (0–9) is missing: add at least one.
password-rule-no-symbol = A symbol is missing: add at least one, such as ! # - . (a space does not count).
password-rule-not-plain = Some of these characters can't be typed or understood elsewhere: use only plain English letters, digits, symbols and spaces.
password-rule-edge-space = There is a space at the beginning or the end: take it away.
password-rule-has-account = Your account name is in it: replace that part.
password-rule-has-name = Your name or a part of it (three letters or more) is in it: replace that part.
password-rule-has-agency = It is mostly the name of an agency or a system, which is easy to guess: use words that have nothing to do with work.
password-rule-has-place-or-time = It is mostly a place, a season, a month, a date or a year, which is easy to guess: use something else.
password-rule-keyboard-run = It is mostly neighbouring keys, or characters that count up or repeat (such as qwerty, 1234, aaaa): break that up or replace it.
password-rule-common = Many people use this, or it is a common word with digits and symbols round it. Choose another, such as unrelated words joined.
