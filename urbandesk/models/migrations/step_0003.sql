-- Version 3: figures, people, needs and offers, risks, indicators, comments, files, saved lists,
-- and what travels: packages, half-done reviews, column mappings. Older rows stay as they are.

CREATE TABLE figure (
	id VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	indicator VARCHAR NOT NULL, 
	value INTEGER, 
	state VARCHAR, 
	unit VARCHAR, 
	year INTEGER, 
	area_type VARCHAR, 
	source VARCHAR, 
	retrieved_on VARCHAR, 
	note VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_figure_city FOREIGN KEY(city) REFERENCES city (id) ON DELETE CASCADE, 
	CONSTRAINT fk_figure_indicator FOREIGN KEY(indicator) REFERENCES indicator (id) ON DELETE CASCADE
);

CREATE INDEX ix_figure_city ON figure (city);

CREATE INDEX ix_figure_indicator ON figure (indicator);

CREATE INDEX ix_figure_year ON figure (year);

CREATE TABLE person (
	id VARCHAR NOT NULL, 
	name_en VARCHAR, 
	name_zh VARCHAR, 
	family_name_en VARCHAR, 
	family_name_zh VARCHAR, 
	given_name_en VARCHAR, 
	given_name_zh VARCHAR, 
	organisation VARCHAR, 
	function_en VARCHAR, 
	function_zh VARCHAR, 
	rank INTEGER, 
	phone VARCHAR, 
	email VARCHAR, 
	messenger VARCHAR, 
	language VARCHAR, 
	interpreter INTEGER, 
	basis VARCHAR, 
	source VARCHAR, 
	review_on VARCHAR, 
	note VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_person_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE INDEX ix_person_name_en ON person (name_en);

CREATE INDEX ix_person_name_zh ON person (name_zh);

CREATE INDEX ix_person_organisation ON person (organisation);

CREATE INDEX ix_person_review_on ON person (review_on);

CREATE INDEX ix_person_sort_en ON person (sort_en, id);

CREATE INDEX ix_person_sort_zh ON person (sort_zh, id);

CREATE TABLE need_offer (
	id VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	theme VARCHAR, 
	title_en VARCHAR, 
	title_zh VARCHAR, 
	title_en_status VARCHAR, 
	title_zh_status VARCHAR, 
	description_en VARCHAR, 
	description_zh VARCHAR, 
	description_en_status VARCHAR, 
	description_zh_status VARCHAR, 
	maturity VARCHAR, 
	evidence VARCHAR, 
	site_en VARCHAR, 
	site_zh VARCHAR, 
	contact VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_need_offer_city FOREIGN KEY(city) REFERENCES city (id) ON DELETE CASCADE, 
	CONSTRAINT fk_need_offer_theme FOREIGN KEY(theme) REFERENCES theme (id) ON DELETE SET NULL, 
	CONSTRAINT fk_need_offer_contact FOREIGN KEY(contact) REFERENCES person (id) ON DELETE SET NULL
);

CREATE INDEX ix_need_offer_city ON need_offer (city);

CREATE INDEX ix_need_offer_contact ON need_offer (contact);

CREATE INDEX ix_need_offer_direction ON need_offer (direction);

CREATE INDEX ix_need_offer_sort_en ON need_offer (sort_en, id);

CREATE INDEX ix_need_offer_sort_zh ON need_offer (sort_zh, id);

CREATE INDEX ix_need_offer_theme ON need_offer (theme);

CREATE TABLE risk (
	id VARCHAR NOT NULL, 
	"plan" VARCHAR NOT NULL, 
	position INTEGER, 
	title_en VARCHAR, 
	title_zh VARCHAR, 
	title_en_status VARCHAR, 
	title_zh_status VARCHAR, 
	likelihood VARCHAR, 
	effect VARCHAR, 
	answer_en VARCHAR, 
	answer_zh VARCHAR, 
	answer_en_status VARCHAR, 
	answer_zh_status VARCHAR, 
	watcher_eu VARCHAR, 
	watcher_cn VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_risk_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_risk_watcher_eu FOREIGN KEY(watcher_eu) REFERENCES organisation (id) ON DELETE SET NULL, 
	CONSTRAINT fk_risk_watcher_cn FOREIGN KEY(watcher_cn) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE INDEX ix_risk_plan ON risk ("plan");

CREATE INDEX ix_risk_watcher_cn ON risk (watcher_cn);

CREATE INDEX ix_risk_watcher_eu ON risk (watcher_eu);

CREATE TABLE plan_indicator (
	id VARCHAR NOT NULL, 
	"plan" VARCHAR NOT NULL, 
	position INTEGER, 
	title_en VARCHAR, 
	title_zh VARCHAR, 
	title_en_status VARCHAR, 
	title_zh_status VARCHAR, 
	indicator VARCHAR, 
	objective VARCHAR, 
	unit_en VARCHAR, 
	unit_zh VARCHAR, 
	start_eu INTEGER, 
	start_cn INTEGER, 
	goal_eu INTEGER, 
	goal_cn INTEGER, 
	goal_year INTEGER, 
	source VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_plan_indicator_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plan_indicator_indicator FOREIGN KEY(indicator) REFERENCES indicator (id) ON DELETE SET NULL, 
	CONSTRAINT fk_plan_indicator_objective FOREIGN KEY(objective) REFERENCES objective (id) ON DELETE SET NULL
);

CREATE INDEX ix_plan_indicator_indicator ON plan_indicator (indicator);

CREATE INDEX ix_plan_indicator_objective ON plan_indicator (objective);

CREATE INDEX ix_plan_indicator_plan ON plan_indicator ("plan");

CREATE TABLE comment (
	id VARCHAR NOT NULL, 
	"plan" VARCHAR NOT NULL, 
	of_kind VARCHAR, 
	of_record VARCHAR, 
	of_column VARCHAR, 
	text VARCHAR NOT NULL, 
	made_by VARCHAR, 
	made_on VARCHAR, 
	settled INTEGER, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_comment_plan FOREIGN KEY("plan") REFERENCES "plan" (id) ON DELETE CASCADE
);

CREATE INDEX ix_comment_of_record ON comment (of_record);

CREATE INDEX ix_comment_plan ON comment ("plan");

CREATE TABLE attachment (
	id VARCHAR NOT NULL, 
	of_kind VARCHAR NOT NULL, 
	of_record VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	media_type VARCHAR, 
	size INTEGER, 
	digest VARCHAR NOT NULL, 
	made_on VARCHAR, 
	rights VARCHAR, 
	circle VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id)
);

CREATE INDEX ix_attachment_of_record ON attachment (of_record);

CREATE TABLE saved_list (
	id VARCHAR NOT NULL, 
	name_en VARCHAR, 
	name_zh VARCHAR, 
	of_kind VARCHAR NOT NULL, 
	"query" VARCHAR, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id)
);

CREATE TABLE distinct_pair (
	id VARCHAR NOT NULL, 
	of_kind VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	second VARCHAR NOT NULL, 
	created VARCHAR NOT NULL, 
	changed VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	search VARCHAR, 
	sort_en VARCHAR, 
	sort_zh VARCHAR, 
	PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_distinct_pair ON distinct_pair (first, second);

CREATE TABLE attached_bytes (
	digest VARCHAR NOT NULL, 
	bytes BLOB NOT NULL, 
	PRIMARY KEY (digest)
);

CREATE TABLE package (
	id VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	parent VARCHAR, 
	made VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE merge_session (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	made VARCHAR NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE column_mapping (
	fingerprint VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	PRIMARY KEY (fingerprint)
);

DROP INDEX ix_organisation_sort_en;

DROP INDEX ix_organisation_sort_zh;

DROP INDEX ix_organisation_influence;

DROP INDEX ix_organisation_interest;

CREATE INDEX ix_organisation_influence_sort_en ON organisation (influence, sort_en, id, city);

CREATE INDEX ix_organisation_influence_sort_zh ON organisation (influence, sort_zh, id, city);

CREATE INDEX ix_organisation_interest_sort_en ON organisation (interest, sort_en, id, city);

CREATE INDEX ix_organisation_interest_sort_zh ON organisation (interest, sort_zh, id, city);

CREATE INDEX ix_organisation_sort_en ON organisation (sort_en, id, city);

CREATE INDEX ix_organisation_sort_zh ON organisation (sort_zh, id, city);
