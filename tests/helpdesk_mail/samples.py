"""Answers as Outlook, Gmail, Apple Mail and Thunderbird write them, in Traditional Chinese and English: what is new in each of them."""

from dataclasses import dataclass
from typing import Final

NEW: Final = "請先關掉手機上的舊密碼。\n\n十分鐘後再試一次。"
MARKER: Final = "##- 請寫在這一行上面 -##"
STORY: Final = f"{MARKER}\n\n🔴 緊急 新的單，單號 20001：陳怡君，資訊局，分機 2103。類別：帳號鎖定。\n\n當事人說：登不進去"
_QUOTED: Final = "\n".join(f"> {line}".rstrip() for line in STORY.splitlines())
_HTML_STORY: Final = STORY.replace("\n", "<br>")


@dataclass(frozen=True)
class Answer:
    """The text part as the program writes it, and the HTML part beside it or alone."""

    plain: str = ""
    html: str = ""


PLAIN: Final = {
    "gmail zh": Answer(f"{NEW}\n\n\n服務台 <desk+20001-abc@city.example> 於 2026年3月2日 週一 上午9:05寫道：\n\n{_QUOTED}\n>\n"),
    "gmail en, broken in two": Answer(f"{NEW}\n\nOn Mon, Mar 2, 2026 at 9:05 AM The service desk at the city of example <\ndesk+20001-abc@city.example> wrote:\n\n{_QUOTED}\n"),
    "apple mail zh": Answer(f"{NEW}\n\n> 服務台 <desk+20001-abc@city.example> 於 2026年3月2日 上午9:05 寫道：\n> \n{_QUOTED}\n"),
    "apple mail zh, unmarked": Answer(f"{NEW}\n\n從我的 iPhone 傳送\n\n服務台 <desk+20001-abc@city.example> 於 2026年3月2日 上午9:05 寫道：\n\n{_QUOTED}\n"),
    "apple mail en": Answer(f"{NEW}\n\nSent from my iPhone\n\n> On Mar 2, 2026, at 9:05 AM, Desk <desk@city.example> wrote:\n> \n{_QUOTED}\n"),
    "outlook zh": Answer(f"{NEW}\n\n________________________________\n寄件者: 服務台 <desk@city.example>\n寄件日期: 2026年3月2日 上午 09:05\n收件者: it@city.example\n主旨: 單號 20001\n\n{STORY}\n"),
    "outlook en": Answer(f"{NEW}\n\nFrom: Desk <desk@city.example>\nSent: Monday, March 2, 2026 9:05 AM\nTo: IT <it@city.example>\nSubject: Ticket 20001\n\n{STORY.replace(MARKER, '')}\n"),
    "outlook old": Answer(f"{NEW}\n\n-----原始郵件-----\n寄件者: 服務台\n\n{STORY.replace(MARKER, '')}\n"),
    "outlook bold": Answer(f"{NEW}\n\n*From:* Desk\n*Sent:* Monday\n*To:* IT\n*Subject:* Ticket\n\nold words\n"),
    "thunderbird, below the quotation": Answer(f"On 3/2/26 09:05, Desk wrote:\n{_QUOTED}\n\n{NEW}\n\n-- \n許雅婷 客服\n分機 8585\n"),
    "the marker alone": Answer(f"{NEW}\n\n{STORY}\n"),
    "a signature": Answer(f"{NEW}\n\n-- \n許雅婷\n資訊局 客服\n"),
    "an outlook phone": Answer(f"{NEW}\n\n取得 iOS 版 Outlook<https://aka.ms/o0ukef>\n"),
}
_PARAGRAPHS: Final = "請先關掉手機上的舊密碼。", "十分鐘後再試一次。"
HTML: Final = {
    "gmail": Answer(html=f'<div dir="ltr"><div>{_PARAGRAPHS[0]}</div><div><br></div><div>{_PARAGRAPHS[1]}</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">服務台 &lt;<a href="mailto:desk@city.example">desk@city.example</a>&gt; 於 2026年3月2日 週一 上午9:05寫道：<br></div><blockquote class="gmail_quote">{_HTML_STORY}</blockquote></div>'),
    "outlook web": Answer(html=f'<html><head><style>p {{margin:0}}</style><title>RE</title></head><body><div class="elementToProof">{_PARAGRAPHS[0]}</div><div class="elementToProof"><br></div><div>{_PARAGRAPHS[1]}</div><div id="Signature"><p>許雅婷</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>寄件者:</b> 服務台<br><b>主旨:</b> 單號</div><div>{_HTML_STORY}</div></body></html>'),
    "outlook for windows": Answer(html=f'<body><div class="WordSection1"><p class="MsoNormal">{_PARAGRAPHS[0]}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">{_PARAGRAPHS[1]}</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Desk &lt;desk@city.example&gt; <br><b>Sent:</b> Monday, March 2, 2026 9:05 AM<br><b>To:</b> IT<br><b>Subject:</b> Ticket 20001</p></div><p>{_HTML_STORY}</p></div></body>'),
    "apple mail": Answer(html=f'<html><body style="overflow-wrap: break-word;">{_PARAGRAPHS[0]}<div><br></div><div>{_PARAGRAPHS[1]}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>服務台 於 2026年3月2日 上午9:05 寫道：</div><div>{_HTML_STORY}</div></blockquote></div></div></body></html>'),
}


def raw_answer(answer: Answer, to: str, id: str = "answer-1@mail.example", **headers: str) -> bytes:
    """The mail on the wire: one part or two, as programs send them."""
    head = {"From": '"許雅婷" <hsu@city.example>', "To": to, "Subject": "Re: Ticket", "Message-ID": f"<{id}>", "Date": "Mon, 02 Mar 2026 09:10:00 +0800", "MIME-Version": "1.0"}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    if answer.plain and answer.html:
        parts = [f'--b1\r\nContent-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n' for kind, text in (("plain", answer.plain), ("html", answer.html))]
        body = "".join(parts) + "--b1--\r\n"
        lines.append('Content-Type: multipart/alternative; boundary="b1"')
    else:
        body = answer.plain or answer.html
        lines.append(f'Content-Type: text/{"plain" if answer.plain else "html"}; charset="utf-8"')
    return ("\r\n".join(lines) + "\r\n\r\n" + body.replace("\r\n", "\n").replace("\n", "\r\n")).encode()


def report(to: str, about: str, action: str = "failed", id: str = "report-1@mail.example") -> bytes:
    """What a mail server writes about a mail that it could not deliver, or not yet (RFC 3464)."""
    return f"""Return-Path: <>
From: MAILER-DAEMON@mail.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <{id}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

--r1
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--r1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; it@city.example
Action: {action}
Status: {"5.1.1" if action == "failed" else "4.4.1"}

--r1
Content-Type: text/rfc822-headers

Message-ID: <{about}>
Subject: Ticket

--r1--
""".replace("\n", "\r\n").encode()
