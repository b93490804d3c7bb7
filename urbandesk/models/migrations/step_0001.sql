-- Version 1: the first schema. Records, the journal, what the file says of itself.

CREATE TABLE about (
	"key" VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	PRIMARY KEY ("key")
);

CREATE TABLE change_set (
	number INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	details VARCHAR NOT NULL,
	made VARCHAR NOT NULL,
	made_by VARCHAR NOT NULL,
	visit VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	era INTEGER NOT NULL,
	PRIMARY KEY (number)
);

CREATE INDEX ix_change_set_state ON change_set (state, number);

CREATE TABLE city (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	romanisation VARCHAR,
	other_names VARCHAR,
	country VARCHAR NOT NULL,
	region_en VARCHAR,
	region_zh VARCHAR,
	level VARCHAR,
	latitude INTEGER,
	longitude INTEGER,
	web VARCHAR,
	summary_en VARCHAR,
	summary_zh VARCHAR,
	summary_en_status VARCHAR,
	summary_zh_status VARCHAR,
	source VARCHAR,
	note VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_city_country ON city (country);

CREATE INDEX ix_city_level ON city (level);

CREATE INDEX ix_city_name_en ON city (name_en);

CREATE INDEX ix_city_name_zh ON city (name_zh);

CREATE TABLE funding_scheme (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	name_state VARCHAR,
	funder VARCHAR,
	sides VARCHAR,
	state VARCHAR,
	status VARCHAR,
	status_year VARCHAR,
	regions VARCHAR,
	actors VARCHAR,
	other_side VARCHAR,
	themes VARCHAR,
	amount VARCHAR,
	duration VARCHAR,
	rhythm VARCHAR,
	last_checked VARCHAR,
	source VARCHAR,
	verification VARCHAR,
	note VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_funding_scheme_name_en ON funding_scheme (name_en);

CREATE INDEX ix_funding_scheme_name_zh ON funding_scheme (name_zh);

CREATE INDEX ix_funding_scheme_state ON funding_scheme (state);

CREATE TABLE indicator (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	unit_en VARCHAR,
	unit_zh VARCHAR,
	definition_en VARCHAR,
	definition_zh VARCHAR,
	source VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE method_edition (
	id VARCHAR NOT NULL,
	edition VARCHAR NOT NULL,
	body VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_method_edition ON method_edition (edition);

CREATE TABLE partnership (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	state VARCHAR,
	programme VARCHAR,
	period VARCHAR,
	themes VARCHAR,
	instrument VARCHAR,
	declared_on VARCHAR,
	signed_on VARCHAR,
	activities VARCHAR,
	source VARCHAR,
	note VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_partnership_name_en ON partnership (name_en);

CREATE INDEX ix_partnership_name_zh ON partnership (name_zh);

CREATE INDEX ix_partnership_state ON partnership (state);

CREATE TABLE theme (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	source VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE tombstone (
	record VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	deleted VARCHAR NOT NULL,
	deleted_by VARCHAR NOT NULL,
	PRIMARY KEY (record)
);

CREATE TABLE membership (
	id VARCHAR NOT NULL,
	partnership VARCHAR NOT NULL,
	city VARCHAR NOT NULL,
	side VARCHAR NOT NULL,
	position INTEGER,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_membership_partnership FOREIGN KEY(partnership) REFERENCES partnership (id) ON DELETE CASCADE,
	CONSTRAINT fk_membership_city FOREIGN KEY(city) REFERENCES city (id) ON DELETE CASCADE
);

CREATE INDEX ix_membership_city ON membership (city);

CREATE INDEX ix_membership_partnership ON membership (partnership);

CREATE UNIQUE INDEX ux_membership ON membership (partnership, city);

CREATE TABLE organisation (
	id VARCHAR NOT NULL,
	name_en VARCHAR,
	name_zh VARCHAR,
	city VARCHAR,
	actor_type VARCHAR,
	influence INTEGER,
	interest INTEGER,
	position VARCHAR,
	capacity_en VARCHAR,
	capacity_zh VARCHAR,
	capacity_en_status VARCHAR,
	capacity_zh_status VARCHAR,
	concerns VARCHAR,
	web VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_organisation_city FOREIGN KEY(city) REFERENCES city (id) ON DELETE SET NULL
);

CREATE INDEX ix_organisation_actor_type ON organisation (actor_type);

CREATE INDEX ix_organisation_city ON organisation (city);

CREATE INDEX ix_organisation_influence ON organisation (influence);

CREATE INDEX ix_organisation_interest ON organisation (interest);

CREATE INDEX ix_organisation_name_en ON organisation (name_en);

CREATE INDEX ix_organisation_name_zh ON organisation (name_zh);

CREATE TABLE "plan" (
	id VARCHAR NOT NULL,
	title_en VARCHAR,
	title_zh VARCHAR,
	partnership VARCHAR NOT NULL,
	edition VARCHAR NOT NULL,
	status VARCHAR,
	version VARCHAR,
	starts VARCHAR,
	ends VARCHAR,
	currency_eu VARCHAR,
	currency_cn VARCHAR,
	rate INTEGER,
	rate_date VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_plan_partnership FOREIGN KEY(partnership) REFERENCES partnership (id) ON DELETE CASCADE
);

CREATE INDEX ix_plan_partnership ON "plan" (partnership);

CREATE INDEX ix_plan_title_en ON "plan" (title_en);

CREATE INDEX ix_plan_title_zh ON "plan" (title_zh);

CREATE TABLE row_change (
	number INTEGER NOT NULL,
	change_set INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	record VARCHAR NOT NULL,
	"before" VARCHAR,
	"after" VARCHAR,
	PRIMARY KEY (number),
	CONSTRAINT fk_row_change_change_set FOREIGN KEY(change_set) REFERENCES change_set (number) ON DELETE CASCADE
);

CREATE INDEX ix_row_change_change_set ON row_change (change_set);

CREATE INDEX ix_row_change_record ON row_change (record);

CREATE TABLE objective (
	id VARCHAR NOT NULL,
	"plan" VARCHAR NOT NULL,
	position INTEGER,
	title_en VARCHAR,
	title_zh VARCHAR,
	title_en_status VARCHAR,
	title_zh_status VARCHAR,
	description_en VARCHAR,
	description_zh VARCHAR,
	description_en_status VARCHAR,
	description_zh_status VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_objective_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_objective_plan ON objective ("plan");

CREATE TABLE plan_text (
	id VARCHAR NOT NULL,
	"plan" VARCHAR NOT NULL,
	question VARCHAR NOT NULL,
	text_en VARCHAR,
	text_zh VARCHAR,
	text_en_status VARCHAR,
	text_zh_status VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_plan_text_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_plan_text_plan ON plan_text ("plan");

CREATE UNIQUE INDEX ux_plan_text ON plan_text ("plan", question);

CREATE TABLE step_mark (
	id VARCHAR NOT NULL,
	"plan" VARCHAR NOT NULL,
	step VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_step_mark_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_step_mark_plan ON step_mark ("plan");

CREATE UNIQUE INDEX ux_step_mark ON step_mark ("plan", step);

CREATE TABLE action (
	id VARCHAR NOT NULL,
	"plan" VARCHAR NOT NULL,
	position INTEGER,
	title_en VARCHAR,
	title_zh VARCHAR,
	title_en_status VARCHAR,
	title_zh_status VARCHAR,
	description_en VARCHAR,
	description_zh VARCHAR,
	description_en_status VARCHAR,
	description_zh_status VARCHAR,
	objective VARCHAR,
	starts VARCHAR,
	ends VARCHAR,
	first_step_en VARCHAR,
	first_step_zh VARCHAR,
	first_step_en_status VARCHAR,
	first_step_zh_status VARCHAR,
	first_step_by VARCHAR,
	lead_eu VARCHAR,
	lead_cn VARCHAR,
	budget_eu INTEGER,
	budget_cn INTEGER,
	scheme_eu VARCHAR,
	scheme_cn VARCHAR,
	funding_eu VARCHAR,
	funding_cn VARCHAR,
	created VARCHAR NOT NULL,
	changed VARCHAR NOT NULL,
	changed_by VARCHAR NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_action_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE,
	CONSTRAINT fk_action_objective FOREIGN KEY(objective) REFERENCES objective (id) ON DELETE SET NULL,
	CONSTRAINT fk_action_lead_eu FOREIGN KEY(lead_eu) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_action_lead_cn FOREIGN KEY(lead_cn) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_action_scheme_eu FOREIGN KEY(scheme_eu) REFERENCES funding_scheme (id) ON DELETE SET NULL,
	CONSTRAINT fk_action_scheme_cn FOREIGN KEY(scheme_cn) REFERENCES funding_scheme (id) ON DELETE SET NULL
);

CREATE INDEX ix_action_lead_cn ON action (lead_cn);

CREATE INDEX ix_action_lead_eu ON action (lead_eu);

CREATE INDEX ix_action_objective ON action (objective);

CREATE INDEX ix_action_plan ON action ("plan");

CREATE INDEX ix_action_scheme_cn ON action (scheme_cn);

CREATE INDEX ix_action_scheme_eu ON action (scheme_eu);
