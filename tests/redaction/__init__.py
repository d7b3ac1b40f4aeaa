"""What is taken out of what people type, measured on sentences that many people wrote."""
