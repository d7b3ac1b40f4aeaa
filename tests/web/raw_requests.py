"""What no browser sends, byte by byte: heads and bodies made to break a parser."""

from typing import Final

FORM: Final = b"content-type: application/x-www-form-urlencoded\r\n"
PARTS: Final = b"content-type: multipart/form-data; boundary=x\r\n"
REQUESTS: Final = {
    "a NUL in the path": b"GET /s/%00 HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a lone surrogate in the path": b"GET /s/%ED%A0%80 HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "bytes that are no UTF-8 in the path": b"GET /desk/people/%ff%fe HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a lone surrogate in the query": b"GET /?as=%ED%A0%80&did=%00 HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a very long path": b"GET /s/" + b"x" * 6_000 + b" HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a head without an end": b"GET / HTTP/1.1\r\nhost: localhost\r\ncookie: " + b"a=b; " * 40_000 + b"\r\n\r\n",
    "many cookies": b"GET / HTTP/1.1\r\nhost: localhost\r\ncookie: " + b"; ".join(b"c%d=%d" % (one, one) for one in range(800)) + b"\r\n\r\n",
    "our cookie a thousand times": b"GET / HTTP/1.1\r\nhost: localhost\r\ncookie: " + b"; ".join([b"accountdesk=x.y"] * 300) + b"\r\n\r\n",
    "a cookie of other letters": "GET / HTTP/1.1\r\nhost: localhost\r\ncookie: accountdesk=\u00e9\u00ff; lang=\u00fe\r\n\r\n".encode("latin-1"),
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
    "a length that is none": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"content-length: x\r\n\r\n",
    "a length below zero": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"content-length: -1\r\n\r\n",
    "two lengths": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"content-length: 1\r\ncontent-length: 2\r\n\r\nab",
    "a length and chunks": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk of no size": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"transfer-encoding: chunked\r\n\r\nzz\r\n\r\n",
    "a body that is too long by its own word": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + FORM + b"content-length: 99999999999999\r\n\r\n",
    "parts without a boundary": b"POST /say HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data\r\ncontent-length: 4\r\n\r\nabcd",
    "parts that never begin": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + PARTS + b"content-length: 4\r\n\r\nabcd",
    "parts cut off": b"POST /say HTTP/1.1\r\nhost: localhost\r\n" + PARTS + b"content-length: 20\r\n\r\n--x\r\ncontent-disposi",
    "another character set": b"POST /link HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded; charset=utf-7\r\ncontent-length: 5\r\n\r\n+ADw-",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "an address of another host": b"GET http://evil.example/desk HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "a header over two lines": b"GET / HTTP/1.1\r\nhost: localhost\r\nx: a\r\n b\r\n\r\n",
}
