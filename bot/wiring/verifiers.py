"""The verifiers of this version, put together."""

from bot.requests.verifiers import CodeCheck, CurrentPasswordVerifier, MailedCodeVerifier, PasswordCheck, Verifier


def build_verifiers(*, codes: CodeCheck, passwords: PasswordCheck) -> tuple[Verifier, ...]:
    """Each once; what a level asks of whom follows from their methods."""
    return (MailedCodeVerifier(codes), CurrentPasswordVerifier(passwords))
