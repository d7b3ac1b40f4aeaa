"""Citizen certificates: who issued them, whether they hold, whether they were revoked. The only place that knows `cryptography`'s X.509."""
