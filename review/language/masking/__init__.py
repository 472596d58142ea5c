"""涉案个人信息: whom and what a case file tells of persons, and where its texts say so."""
