-- Version 4: values that an office adds to lists. Older rows stay as they are.

CREATE TABLE list_value (
	id VARCHAR NOT NULL, 
	of_list VARCHAR NOT NULL, 
	name_en VARCHAR, 
	name_zh VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_list_value_of_list ON list_value (of_list);
