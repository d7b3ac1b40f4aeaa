"""The pages at `/desk`, for helpdesk, agency admins, security and operators."""
