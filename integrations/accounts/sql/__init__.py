"""員工愛上網, 人員與組織管理系統 and 電子認證平臺 as external databases."""
