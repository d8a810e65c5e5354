"""Published models of ketamine in the blood, one file each: facts, and how their compartments are joined."""
