BEGIN TRANSACTION;
CREATE TABLE access_profile (
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	choices INTEGER NOT NULL, 
	language VARCHAR(32) NOT NULL, 
	theme VARCHAR NOT NULL, 
	text_percent INTEGER NOT NULL, 
	card_mm INTEGER NOT NULL, 
	show_text BOOLEAN NOT NULL, 
	speak_questions BOOLEAN NOT NULL, 
	speak_options BOOLEAN NOT NULL, 
	speak_on_touch BOOLEAN NOT NULL, 
	voice VARCHAR, 
	rate INTEGER NOT NULL, 
	symbol_set VARCHAR NOT NULL, 
	order_mode VARCHAR(32) NOT NULL, 
	hear_first BOOLEAN NOT NULL, 
	activate_on VARCHAR(32) NOT NULL, 
	hold_ms INTEGER NOT NULL, 
	ignore_repeats_ms INTEGER NOT NULL, 
	dead_zone_ms INTEGER NOT NULL, 
	dwell_ms INTEGER, 
	scan_mode VARCHAR(32) NOT NULL, 
	scan_ms INTEGER NOT NULL, 
	scan_rounds INTEGER NOT NULL, 
	first_item_factor DOUBLE NOT NULL, 
	scan_cue BOOLEAN NOT NULL, 
	switch_next VARCHAR NOT NULL, 
	switch_choose VARCHAR NOT NULL, 
	reduce_motion BOOLEAN NOT NULL, 
	break_after_items INTEGER NOT NULL, 
	CONSTRAINT pk_access_profile PRIMARY KEY (person_id), 
	CONSTRAINT fk_access_profile_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_access_profile_choices CHECK (choices IN (2, 3, 5)), 
	CONSTRAINT ck_access_profile_theme CHECK (length(trim(theme)) > 0), 
	CONSTRAINT ck_access_profile_text_percent CHECK (text_percent BETWEEN 100 AND 200), 
	CONSTRAINT ck_access_profile_card_mm CHECK (card_mm BETWEEN 20 AND 60), 
	CONSTRAINT ck_access_profile_rate CHECK (rate BETWEEN 80 AND 300), 
	CONSTRAINT ck_access_profile_symbol_set CHECK (length(trim(symbol_set)) > 0), 
	CONSTRAINT ck_access_profile_hold_ms CHECK (hold_ms = 0 OR hold_ms BETWEEN 150 AND 2000), 
	CONSTRAINT ck_access_profile_hold_takes_time CHECK (activate_on <> 'hold' OR hold_ms > 0), 
	CONSTRAINT ck_access_profile_ignore_repeats_ms CHECK (ignore_repeats_ms BETWEEN 0 AND 2000), 
	CONSTRAINT ck_access_profile_dead_zone_ms CHECK (dead_zone_ms BETWEEN 0 AND 5000), 
	CONSTRAINT ck_access_profile_dwell_ms CHECK (dwell_ms BETWEEN 250 AND 10000), 
	CONSTRAINT ck_access_profile_scan_ms CHECK (scan_ms BETWEEN 500 AND 10000), 
	CONSTRAINT ck_access_profile_scan_rounds CHECK (scan_rounds BETWEEN 1 AND 20), 
	CONSTRAINT ck_access_profile_first_item_factor CHECK (first_item_factor BETWEEN 1 AND 5), 
	CONSTRAINT ck_access_profile_switch_next CHECK (length(trim(switch_next)) > 0), 
	CONSTRAINT ck_access_profile_switch_choose CHECK (length(trim(switch_choose)) > 0), 
	CONSTRAINT ck_access_profile_two_keys CHECK (switch_next <> switch_choose), 
	CONSTRAINT ck_access_profile_break_after_items CHECK (break_after_items BETWEEN 0 AND 100), 
	CONSTRAINT ck_access_profile_language CHECK (language IN ('sv', 'en')), 
	CONSTRAINT ck_access_profile_ordermode CHECK (order_mode IN ('fixed', 'mirrored')), 
	CONSTRAINT ck_access_profile_activateon CHECK (activate_on IN ('press', 'hold', 'release')), 
	CONSTRAINT ck_access_profile_scanmode CHECK (scan_mode IN ('off', 'auto', 'one_switch', 'two_switches'))
);
INSERT INTO "access_profile" VALUES(X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001',2,'sv','light',100,30,1,1,1,0,'sv-a',150,'openmoji','fixed',0,'release',0,500,750,900,'off',2000,3,1.5,0,'Space','Return',0,0);
CREATE TABLE action (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	text VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_on DATE, 
	done_at DATETIME, 
	shown_at DATETIME, 
	helped BOOLEAN, 
	answer_id BLOB, 
	placement_id BLOB, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT ck_action_text CHECK (length(trim(text)) > 0), 
	CONSTRAINT ck_action_one_origin CHECK (answer_id IS NULL OR placement_id IS NULL), 
	CONSTRAINT ck_action_helped_after_shown CHECK (helped IS NULL OR shown_at IS NOT NULL), 
	CONSTRAINT ck_action_done_at CHECK (done_at >= created_at), 
	CONSTRAINT ck_action_shown_at CHECK (shown_at >= created_at), 
	CONSTRAINT fk_action_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_action_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_action_answer_id FOREIGN KEY(answer_id) REFERENCES answer (id) ON DELETE SET NULL, 
	CONSTRAINT fk_action_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE SET NULL
);
INSERT INTO "action" VALUES(X'0195E9C0000070008000000000000028',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','Fisk på fredagar','Karin','2026-03-07 12:00:00.000000','2026-04-01','2026-03-22 12:00:00.000000','2026-03-23 12:00:00.000000',1,X'0195E9C0000070008000000000000019',NULL);
INSERT INTO "action" VALUES(X'0195E9C0000070008000000000000029',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','Soppa oftare','Karin','2026-03-08 12:00:00.000000',NULL,NULL,NULL,NULL,NULL,X'0195E9C0000070008000000000000021');
INSERT INTO "action" VALUES(X'0195E9C000007000800000000000010D',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','Bullar på söndagar','Karin','2026-04-12 12:00:00.000000','2026-04-20','2026-04-14 12:00:00.000000','2026-04-15 12:00:00.000000',1,NULL,X'0195E9C0000070008000000000000107');
INSERT INTO "action" VALUES(X'0195E9C000007000800000000000010E',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','Tystare på kvällen','Karin','2026-04-12 12:00:00.000000',NULL,'2026-04-14 12:00:00.000000','2026-04-15 12:00:00.000000',0,X'0195E9C000007000800000000000010B',NULL);
INSERT INTO "action" VALUES(X'0195E9C000007000800000000000010F',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','Ny lampa','Karin','2026-04-12 12:00:00.000000',NULL,NULL,'2026-04-15 12:00:00.000000',NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE "answer" (
	id BLOB NOT NULL, 
	conversation_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	item_id VARCHAR NOT NULL, 
	repetition INTEGER NOT NULL, 
	life_area VARCHAR NOT NULL, 
	order_in_conversation INTEGER NOT NULL, 
	changes INTEGER NOT NULL, 
	format_kind VARCHAR(32) NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	mapping_version INTEGER NOT NULL, 
	input_way VARCHAR(32) NOT NULL, 
	answered_at DATETIME NOT NULL, 
	format_steps INTEGER, 
	format_min INTEGER, 
	format_max INTEGER, 
	format_reversed BOOLEAN NOT NULL, 
	raw INTEGER, 
	score DOUBLE, 
	half_step DOUBLE, 
	order_shown JSON NOT NULL, 
	order_spoken JSON NOT NULL, 
	duration_ms INTEGER, 
	CONSTRAINT pk_answer PRIMARY KEY (id), 
	CONSTRAINT ck_answer_answered_or_missing CHECK ((outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL) AND (raw IS NULL) = (half_step IS NULL)), 
	CONSTRAINT ck_answer_format CHECK (CASE WHEN format_kind = 'line' THEN format_steps IS NULL AND format_min IS NOT NULL AND format_max IS NOT NULL AND format_min < format_max ELSE format_steps IS NOT NULL AND format_min IS NULL AND format_max IS NULL END), 
	CONSTRAINT ck_answer_format_steps CHECK (format_steps IN (2, 3, 5)), 
	CONSTRAINT ck_answer_raw CHECK (raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)), 
	CONSTRAINT ck_answer_score CHECK (score BETWEEN 0 AND 100), 
	CONSTRAINT ck_answer_half_step CHECK (half_step > 0 AND half_step <= 50), 
	CONSTRAINT ck_answer_mapping_version CHECK (mapping_version >= 1), 
	CONSTRAINT ck_answer_duration_ms CHECK (duration_ms >= 0), 
	CONSTRAINT ck_answer_formatkind CHECK (format_kind IN ('choice', 'mat', 'line')), 
	CONSTRAINT ck_answer_outcome CHECK (outcome IN ('answered', 'dont_know', 'declined', 'not_understood', 'not_asked', 'unplaced', 'stopped')), 
	CONSTRAINT ck_answer_inputway CHECK (input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')), 
	CONSTRAINT fk_answer_conversation_id_unit_id FOREIGN KEY(conversation_id, unit_id) REFERENCES conversation (id, unit_id) ON DELETE CASCADE, 
	CONSTRAINT uq_answer_conversation_id_item_id_repetition UNIQUE (conversation_id, item_id, repetition), 
	CONSTRAINT ck_answer_item_id CHECK (length(trim(item_id)) > 0), 
	CONSTRAINT ck_answer_life_area CHECK (length(trim(life_area)) > 0), 
	CONSTRAINT ck_answer_repetition CHECK (repetition >= 0), 
	CONSTRAINT ck_answer_order_in_conversation CHECK (order_in_conversation >= 0), 
	CONSTRAINT ck_answer_changes CHECK (changes >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES(X'0195E9C0000070008000000000000019',X'0195E9C0000070008000000000000014',X'0195E9C0000070008000000000000001','home.like',0,'home',0,2,'choice','answered',1,'touch','2026-03-02 12:09:00.000000',3,NULL,NULL,0,1,50.0,25.0,'["2", "1", "0"]','[]',2300);
INSERT INTO "answer" VALUES(X'0195E9C000007000800000000000001E',X'0195E9C0000070008000000000000014',X'0195E9C0000070008000000000000001','home.food',0,'home',1,0,'choice','dont_know',1,'touch','2026-03-02 12:02:00.000000',3,NULL,NULL,0,NULL,NULL,NULL,'["2", "1", "0"]','[]',NULL);
INSERT INTO "answer" VALUES(X'0195E9C000007000800000000000001F',X'0195E9C0000070008000000000000015',X'0195E9C0000070008000000000000001','home.like',0,'home',0,0,'choice','answered',1,'touch','2026-04-02 12:01:00.000000',5,NULL,NULL,0,3,75.0,12.5,'["4", "3", "2", "1", "0"]','[]',2300);
INSERT INTO "answer" VALUES(X'0195E9C0000070008000000000000020',X'0195E9C0000070008000000000000016',X'0195E9C0000070008000000000000001','life.all',0,'home',0,0,'line','answered',1,'paper','2026-03-02 12:01:00.000000',NULL,0,100,0,73,73.0,0.5,'["1", "0"]','[]',2300);
INSERT INTO "answer" VALUES(X'0195E9C000007000800000000000010B',X'0195E9C000007000800000000000010A',X'0195E9C0000070008000000000000001','home.like',0,'home',0,0,'choice','answered',1,'touch','2026-03-02 12:01:00.000000',3,NULL,NULL,0,0,0.0,25.0,'["yes", "sometimes", "no"]','[]',2300);
INSERT INTO "answer" VALUES(X'0195E9C000007000800000000000010C',X'0195E9C000007000800000000000010A',X'0195E9C0000070008000000000000001','home.like',1,'home',0,0,'choice','answered',1,'touch','2026-03-02 12:01:00.000000',3,NULL,NULL,0,1,50.0,25.0,'["yes", "sometimes", "no"]','[]',2300);
CREATE TABLE "answer_revision" (
	id BLOB NOT NULL, 
	answer_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	number INTEGER NOT NULL, 
	replaced_at DATETIME NOT NULL, 
	format_kind VARCHAR(32) NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	mapping_version INTEGER NOT NULL, 
	input_way VARCHAR(32) NOT NULL, 
	answered_at DATETIME NOT NULL, 
	format_steps INTEGER, 
	format_min INTEGER, 
	format_max INTEGER, 
	format_reversed BOOLEAN NOT NULL, 
	raw INTEGER, 
	score DOUBLE, 
	half_step DOUBLE, 
	order_shown JSON NOT NULL, 
	order_spoken JSON NOT NULL, 
	duration_ms INTEGER, 
	CONSTRAINT pk_answer_revision PRIMARY KEY (id), 
	CONSTRAINT ck_answer_revision_answered_or_missing CHECK ((outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL) AND (raw IS NULL) = (half_step IS NULL)), 
	CONSTRAINT ck_answer_revision_format CHECK (CASE WHEN format_kind = 'line' THEN format_steps IS NULL AND format_min IS NOT NULL AND format_max IS NOT NULL AND format_min < format_max ELSE format_steps IS NOT NULL AND format_min IS NULL AND format_max IS NULL END), 
	CONSTRAINT ck_answer_revision_format_steps CHECK (format_steps IN (2, 3, 5)), 
	CONSTRAINT ck_answer_revision_raw CHECK (raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)), 
	CONSTRAINT ck_answer_revision_score CHECK (score BETWEEN 0 AND 100), 
	CONSTRAINT ck_answer_revision_half_step CHECK (half_step > 0 AND half_step <= 50), 
	CONSTRAINT ck_answer_revision_mapping_version CHECK (mapping_version >= 1), 
	CONSTRAINT ck_answer_revision_duration_ms CHECK (duration_ms >= 0), 
	CONSTRAINT ck_answer_revision_formatkind CHECK (format_kind IN ('choice', 'mat', 'line')), 
	CONSTRAINT ck_answer_revision_outcome CHECK (outcome IN ('answered', 'dont_know', 'declined', 'not_understood', 'not_asked', 'unplaced', 'stopped')), 
	CONSTRAINT ck_answer_revision_inputway CHECK (input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')), 
	CONSTRAINT uq_answer_revision_answer_id_number UNIQUE (answer_id, number), 
	CONSTRAINT ck_answer_revision_number CHECK (number >= 1), 
	CONSTRAINT fk_answer_revision_answer_id FOREIGN KEY(answer_id) REFERENCES answer (id) ON DELETE CASCADE, 
	CONSTRAINT fk_answer_revision_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "answer_revision" VALUES(X'0195E9C000007000800000000000001B',X'0195E9C0000070008000000000000019',X'0195E9C0000070008000000000000001',1,'2026-03-02 12:08:00.000000','choice','answered',1,'touch','2026-03-02 12:01:00.000000',3,NULL,NULL,0,2,100.0,25.0,'["2", "1", "0"]','[]',2300);
INSERT INTO "answer_revision" VALUES(X'0195E9C000007000800000000000001D',X'0195E9C0000070008000000000000019',X'0195E9C0000070008000000000000001',2,'2026-03-02 12:09:00.000000','choice','answered',1,'touch','2026-03-02 12:08:00.000000',3,NULL,NULL,0,0,0.0,25.0,'["2", "1", "0"]','[]',2300);
CREATE TABLE app_user (
	id BLOB NOT NULL, 
	sign_in_name VARCHAR NOT NULL, 
	display_name VARCHAR NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	language VARCHAR(32) NOT NULL, 
	password_hash VARCHAR NOT NULL, 
	pin_hash VARCHAR, 
	failed_count INTEGER NOT NULL, 
	locked_until DATETIME, 
	disabled BOOLEAN NOT NULL, 
	CONSTRAINT pk_app_user PRIMARY KEY (id), 
	CONSTRAINT uq_app_user_sign_in_name UNIQUE (sign_in_name), 
	CONSTRAINT ck_app_user_sign_in_name CHECK (length(trim(sign_in_name)) > 0), 
	CONSTRAINT ck_app_user_display_name CHECK (length(trim(display_name)) > 0), 
	CONSTRAINT ck_app_user_password_hash CHECK (length(trim(password_hash)) > 0), 
	CONSTRAINT ck_app_user_failed_count CHECK (failed_count >= 0), 
	CONSTRAINT ck_app_user_role CHECK (role IN ('staff', 'leader', 'superuser')), 
	CONSTRAINT ck_app_user_language CHECK (language IN ('sv', 'en'))
);
INSERT INTO "app_user" VALUES(X'0195E9C0000070008000000000000003','karin','Karin Ek','staff','sv','$argon2id$invented','$argon2id$pin',0,NULL,0);
INSERT INTO "app_user" VALUES(X'0195E9C0000070008000000000000004','lena','Lena Strand','leader','en','$argon2id$invented2',NULL,1,'2026-03-02 12:00:00.000000',0);
CREATE TABLE audit_entry (
	seq BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id BLOB, 
	verb VARCHAR NOT NULL, 
	subject_kind VARCHAR NOT NULL, 
	subject_id BLOB, 
	unit_id BLOB, 
	details JSON NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (seq), 
	CONSTRAINT uq_audit_entry_previous_hash UNIQUE (previous_hash), 
	CONSTRAINT ck_audit_entry_seq CHECK (seq >= 1), 
	CONSTRAINT ck_audit_entry_verb CHECK (length(trim(verb)) > 0), 
	CONSTRAINT ck_audit_entry_subject_kind CHECK (length(trim(subject_kind)) > 0)
);
INSERT INTO "audit_entry" VALUES(1,'2026-03-02 12:00:00.000000',X'0195E9C0000070008000000000000003','signed_in','program',NULL,X'0195E9C0000070008000000000000001','{"number": 0, "sida": "Översikt"}','0000000000000000000000000000000000000000000000000000000000000000','cabf3441e7b6a3f88aa860897d1e27efaff3b3d405cbe3dcd674fedaf63d77d6');
INSERT INTO "audit_entry" VALUES(2,'2026-03-02 12:00:01.000000',X'0195E9C0000070008000000000000003','began','conversation',X'0195E9C0000070008000000000000014',X'0195E9C0000070008000000000000001','{"number": 1, "sida": "Översikt"}','cabf3441e7b6a3f88aa860897d1e27efaff3b3d405cbe3dcd674fedaf63d77d6','49e8bf2664e84504dc9c52b3537ce0a89ce6ab40f36af13e24e0805164a1e1fa');
INSERT INTO "audit_entry" VALUES(3,'2026-03-02 12:00:02.000000',X'0195E9C0000070008000000000000003','looked_at','conversation',X'0195E9C0000070008000000000000014',X'0195E9C0000070008000000000000001','{"number": 2, "sida": "Översikt"}','49e8bf2664e84504dc9c52b3537ce0a89ce6ab40f36af13e24e0805164a1e1fa','a29c5f738f75502ad4baeba155f1402c7abebe5085555c3cd9883b8a4db0c0c6');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id), 
	CONSTRAINT ck_audit_head_id CHECK (id IN (1))
);
INSERT INTO "audit_head" VALUES(1,3,'a29c5f738f75502ad4baeba155f1402c7abebe5085555c3cd9883b8a4db0c0c6');
CREATE TABLE card_picture (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	person_id BLOB, 
	card_key VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	photo_id BLOB NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_card_picture PRIMARY KEY (id), 
	CONSTRAINT fk_card_picture_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT uq_card_picture_person_id_card_key UNIQUE (person_id, card_key), 
	CONSTRAINT ck_card_picture_card_key CHECK (length(trim(card_key)) > 0), 
	CONSTRAINT fk_card_picture_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_card_picture_photo_id FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE CASCADE
);
INSERT INTO "card_picture" VALUES(X'0195E9C000007000800000000000002E',X'0195E9C0000070008000000000000001',NULL,'own:staff','Anna, natt',X'0195E9C0000070008000000000000008','2026-03-02 12:00:00.000000');
INSERT INTO "card_picture" VALUES(X'0195E9C000007000800000000000002F',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000005','own:staff','',X'0195E9C0000070008000000000000007','2026-03-02 12:00:00.000000');
CREATE TABLE clip (
	id BLOB NOT NULL, 
	unit_id BLOB, 
	person_id BLOB, 
	subject_key VARCHAR NOT NULL, 
	spoken_text VARCHAR NOT NULL, 
	media_type VARCHAR NOT NULL, 
	duration_ms INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	CONSTRAINT pk_clip PRIMARY KEY (id), 
	CONSTRAINT fk_clip_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_clip_person_has_unit CHECK (person_id IS NULL OR unit_id IS NOT NULL), 
	CONSTRAINT ck_clip_subject_key CHECK (length(trim(subject_key)) > 0), 
	CONSTRAINT ck_clip_spoken_text CHECK (length(trim(spoken_text)) > 0), 
	CONSTRAINT ck_clip_media_type CHECK (media_type LIKE 'audio/%'), 
	CONSTRAINT ck_clip_duration_ms CHECK (duration_ms > 0), 
	CONSTRAINT ck_clip_data CHECK (length(data) > 0), 
	CONSTRAINT fk_clip_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "clip" VALUES(X'0195E9C000007000800000000000002A',X'0195E9C0000070008000000000000001',NULL,'home.like','Trivs du?','audio/wav',900,X'5249464630303030','2026-03-02 12:00:00.000000');
INSERT INTO "clip" VALUES(X'0195E9C000007000800000000000002B',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000005','home.food','Är maten god?','audio/wav',1100,X'5249464631313131','2026-03-02 12:00:00.000000');
CREATE TABLE "consent" (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	decision VARCHAR(32) NOT NULL, 
	decided_at DATETIME NOT NULL, 
	how VARCHAR NOT NULL, 
	present VARCHAR NOT NULL, 
	conversation_id BLOB, 
	audience JSON NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_consent_how CHECK (length(trim(how)) > 0), 
	CONSTRAINT ck_consent_consentkind CHECK (kind IN ('answers', 'staff_see', 'statistics', 'photo', 'voice', 'mat_picture')), 
	CONSTRAINT ck_consent_consentdecision CHECK (decision IN ('given', 'declined', 'withdrawn')), 
	CONSTRAINT fk_consent_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id) ON DELETE CASCADE
);
INSERT INTO "consent" VALUES(X'0195E9C000007000800000000000000D',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','answers','given','2026-03-02 12:00:00.000000','nickade','Karin',NULL,'[]');
INSERT INTO "consent" VALUES(X'0195E9C000007000800000000000000E',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','mat_picture','withdrawn','2026-03-05 12:00:00.000000','sa nej','Karin och mamma',NULL,'[]');
CREATE TABLE "conversation" (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	instrument_version_id BLOB, 
	led_by BLOB, 
	started_at DATETIME NOT NULL, 
	format_kind VARCHAR(32) NOT NULL, 
	choices INTEGER, 
	language VARCHAR(32) NOT NULL, 
	order_shown JSON NOT NULL, 
	who_answered VARCHAR(32) NOT NULL, 
	how_helped VARCHAR(32), 
	proxy_view VARCHAR(32), 
	moment VARCHAR(32), 
	of_conversation_id BLOB, 
	group_talk BOOLEAN NOT NULL, 
	mirrored BOOLEAN NOT NULL, 
	on_paper BOOLEAN NOT NULL, 
	entered_by BLOB, 
	entered_at DATETIME, 
	state VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	ended_at DATETIME, 
	confirmed_at DATETIME, 
	own_words VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	engagement INTEGER, 
	understood_topic INTEGER, 
	understood_person INTEGER, 
	on_track INTEGER, 
	symmetry INTEGER, 
	timing INTEGER, 
	calm INTEGER, 
	CONSTRAINT pk_conversation PRIMARY KEY (id), 
	CONSTRAINT uq_conversation_id_unit_id UNIQUE (id, unit_id), 
	CONSTRAINT ck_conversation_choices CHECK (choices IN (2, 3, 5)), 
	CONSTRAINT ck_conversation_choices_of_a_format CHECK ((format_kind = 'line') = (choices IS NULL)), 
	CONSTRAINT ck_conversation_format_of_a_mat CHECK (kind <> 'mat' OR format_kind = 'mat'), 
	CONSTRAINT ck_conversation_asks_something CHECK (kind = 'mat' OR instrument_version_id IS NOT NULL), 
	CONSTRAINT ck_conversation_proxy_is_said CHECK (how_helped IS NULL OR (how_helped = 'proxy') = (who_answered <> 'self')), 
	CONSTRAINT ck_conversation_view_of_a_proxy CHECK (proxy_view IS NULL OR who_answered <> 'self'), 
	CONSTRAINT ck_conversation_only_ratings_are_of_a_talk CHECK (kind = 'ratings' OR (moment IS NULL AND of_conversation_id IS NULL)), 
	CONSTRAINT ck_conversation_of_another CHECK (of_conversation_id <> id), 
	CONSTRAINT ck_conversation_entered_from_paper CHECK (on_paper OR (entered_by IS NULL AND entered_at IS NULL)), 
	CONSTRAINT ck_conversation_ended CHECK ((state IN ('finished', 'stopped')) = (ended_at IS NOT NULL)), 
	CONSTRAINT ck_conversation_ended_at CHECK (ended_at >= started_at), 
	CONSTRAINT ck_conversation_position CHECK (position >= 0), 
	CONSTRAINT ck_conversation_engagement CHECK (engagement BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_understood_topic CHECK (understood_topic BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_understood_person CHECK (understood_person BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_on_track CHECK (on_track BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_symmetry CHECK (symmetry BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_timing CHECK (timing BETWEEN 0 AND 4), 
	CONSTRAINT ck_conversation_calm CHECK (calm BETWEEN 0 AND 4), 
	CONSTRAINT fk_conversation_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_conversation_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT ck_conversation_conversationkind CHECK (kind IN ('questions', 'mat', 'ratings')), 
	CONSTRAINT fk_conversation_instrument_version_id FOREIGN KEY(instrument_version_id) REFERENCES instrument_version (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_conversation_led_by FOREIGN KEY(led_by) REFERENCES app_user (id) ON DELETE SET NULL, 
	CONSTRAINT ck_conversation_formatkind CHECK (format_kind IN ('choice', 'mat', 'line')), 
	CONSTRAINT ck_conversation_language CHECK (language IN ('sv', 'en')), 
	CONSTRAINT ck_conversation_whoanswered CHECK (who_answered IN ('self', 'relative', 'staff', 'guardian', 'other')), 
	CONSTRAINT ck_conversation_howhelped CHECK (how_helped IN ('alone', 'with_support', 'partner_placed', 'proxy')), 
	CONSTRAINT ck_conversation_proxyview CHECK (proxy_view IN ('own_view', 'persons_view')), 
	CONSTRAINT ck_conversation_moment CHECK (moment IN ('before_talk', 'after_talk')), 
	CONSTRAINT fk_conversation_of_conversation_id FOREIGN KEY(of_conversation_id) REFERENCES conversation (id) ON DELETE SET NULL, 
	CONSTRAINT fk_conversation_entered_by FOREIGN KEY(entered_by) REFERENCES app_user (id) ON DELETE SET NULL, 
	CONSTRAINT ck_conversation_conversationstate CHECK (state IN ('open', 'paused', 'finished', 'stopped'))
);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000014',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','questions',X'0195E9C0000070008000000000000010',X'0195E9C0000070008000000000000003','2026-03-02 12:00:00.000000','choice',3,'sv','["home.like", "home.food"]','self','with_support',NULL,NULL,NULL,0,0,0,NULL,NULL,'finished',2,'2026-03-02 12:20:00.000000','2026-03-02 12:20:00.000000','','Trött efter lunch.',4,3,3,2,4,4,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000015',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','questions',X'0195E9C0000070008000000000000011',X'0195E9C0000070008000000000000003','2026-04-02 12:00:00.000000','choice',5,'sv','["home.like", "home.food"]','relative','proxy',NULL,NULL,NULL,0,0,0,NULL,NULL,'paused',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000016',X'0195E9C0000070008000000000000006',X'0195E9C0000070008000000000000001','ratings',X'0195E9C0000070008000000000000010',X'0195E9C0000070008000000000000003','2026-03-02 12:00:00.000000','choice',2,'en','["home.like", "home.food"]','self',NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,'open',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','mat',NULL,X'0195E9C0000070008000000000000003','2026-03-04 12:00:00.000000','mat',3,'sv','[]','self',NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,'stopped',0,'2026-03-04 13:00:00.000000',NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000006',X'0195E9C0000070008000000000000001','mat',NULL,X'0195E9C0000070008000000000000003','2026-03-06 12:00:00.000000','mat',5,'en','[]','self',NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,'open',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C0000070008000000000000103',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','mat',NULL,NULL,'2026-04-11 12:00:00.000000','mat',3,'sv','[]','self',NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,'finished',0,'2026-04-11 12:15:00.000000',NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "conversation" VALUES(X'0195E9C000007000800000000000010A',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','questions',X'0195E9C0000070008000000000000010',X'0195E9C0000070008000000000000003','2026-04-12 12:00:00.000000','choice',3,'sv','["home.like", "home.food"]','self',NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,'finished',0,'2026-04-12 12:09:00.000000',NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE enrolment (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	started_on DATE NOT NULL, 
	ended_on DATE, 
	reason_in VARCHAR NOT NULL, 
	reason_out VARCHAR NOT NULL, 
	CONSTRAINT pk_enrolment PRIMARY KEY (id), 
	CONSTRAINT ck_enrolment_ended_on CHECK (ended_on >= started_on), 
	CONSTRAINT fk_enrolment_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_enrolment_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "enrolment" VALUES(X'0195E9C0000070008000000000000009',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','2019-05-01',NULL,'Flyttade in','');
INSERT INTO "enrolment" VALUES(X'0195E9C000007000800000000000000A',X'0195E9C0000070008000000000000006',X'0195E9C0000070008000000000000002','2020-01-01','2025-06-30','','Fick arbete');
INSERT INTO "enrolment" VALUES(X'0195E9C0000070008000000000000102',X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','2025-03-01','2026-04-20','Ville bo närmare stan','Flyttade till eget boende');
CREATE TABLE instrument_draft (
	id BLOB NOT NULL, 
	instrument_id VARCHAR NOT NULL, 
	based_on BLOB, 
	source VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by BLOB, 
	CONSTRAINT pk_instrument_draft PRIMARY KEY (id), 
	CONSTRAINT uq_instrument_draft_instrument_id UNIQUE (instrument_id), 
	CONSTRAINT ck_instrument_draft_instrument_id CHECK (length(trim(instrument_id)) > 0), 
	CONSTRAINT fk_instrument_draft_based_on FOREIGN KEY(based_on) REFERENCES instrument_version (id) ON DELETE SET NULL, 
	CONSTRAINT fk_instrument_draft_changed_by FOREIGN KEY(changed_by) REFERENCES app_user (id) ON DELETE SET NULL
);
INSERT INTO "instrument_draft" VALUES(X'0195E9C0000070008000000000000112','own-form',X'0195E9C0000070008000000000000010','id = "own-form"
','2026-04-11 12:00:00.000000',X'0195E9C0000070008000000000000003');
CREATE TABLE instrument_offer (
	instrument_id VARCHAR NOT NULL, 
	version_id BLOB NOT NULL, 
	offered BOOLEAN NOT NULL, 
	licence_holder VARCHAR NOT NULL, 
	licence_text VARCHAR NOT NULL, 
	cutoff DOUBLE, 
	reliable_change DOUBLE, 
	imported_at DATETIME NOT NULL, 
	imported_by BLOB, 
	CONSTRAINT pk_instrument_offer PRIMARY KEY (instrument_id), 
	CONSTRAINT ck_instrument_offer_instrument_id CHECK (length(trim(instrument_id)) > 0), 
	CONSTRAINT ck_instrument_offer_reliable_change CHECK (reliable_change > 0), 
	CONSTRAINT fk_instrument_offer_version_id FOREIGN KEY(version_id) REFERENCES instrument_version (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_instrument_offer_imported_by FOREIGN KEY(imported_by) REFERENCES app_user (id) ON DELETE SET NULL
);
INSERT INTO "instrument_offer" VALUES('home',X'0195E9C0000070008000000000000010',1,'Kommunen','Eget formulär',NULL,NULL,'2026-04-11 12:00:00.000000',X'0195E9C0000070008000000000000003');
CREATE TABLE instrument_version (
	id BLOB NOT NULL, 
	instrument_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	frozen_text VARCHAR NOT NULL, 
	checksum VARCHAR NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT pk_instrument_version PRIMARY KEY (id), 
	CONSTRAINT uq_instrument_version_instrument_id_number UNIQUE (instrument_id, number), 
	CONSTRAINT uq_instrument_version_instrument_id_checksum UNIQUE (instrument_id, checksum), 
	CONSTRAINT ck_instrument_version_number CHECK (number >= 1), 
	CONSTRAINT ck_instrument_version_instrument_id CHECK (length(trim(instrument_id)) > 0), 
	CONSTRAINT ck_instrument_version_frozen_text CHECK (length(trim(frozen_text)) > 0), 
	CONSTRAINT ck_instrument_version_checksum CHECK (length(trim(checksum)) > 0)
);
INSERT INTO "instrument_version" VALUES(X'0195E9C0000070008000000000000010','home',1,'Hemma','{"items": ["like", "food"]}','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','2026-03-02 12:00:00.000000');
INSERT INTO "instrument_version" VALUES(X'0195E9C0000070008000000000000011','home',2,'Hemma','{"items": ["like", "food", "sleep"]}','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','2026-04-01 12:00:00.000000');
CREATE TABLE life_event (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	happened_on DATE NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_life_event PRIMARY KEY (id), 
	CONSTRAINT fk_life_event_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_life_event_name CHECK (length(trim(name)) > 0)
);
INSERT INTO "life_event" VALUES(X'0195E9C000007000800000000000000F',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','Ny kontaktperson','2026-01-09','');
CREATE TABLE mat (
	id BLOB NOT NULL, 
	conversation_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	parent_id BLOB, 
	about_card VARCHAR, 
	topic_id VARCHAR NOT NULL, 
	topic_version INTEGER NOT NULL, 
	scale_id VARCHAR NOT NULL, 
	positions INTEGER NOT NULL, 
	frozen_start JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	CONSTRAINT pk_mat PRIMARY KEY (id), 
	CONSTRAINT fk_mat_conversation_id_unit_id FOREIGN KEY(conversation_id, unit_id) REFERENCES conversation (id, unit_id) ON DELETE CASCADE, 
	CONSTRAINT uq_mat_conversation_id_id UNIQUE (conversation_id, id), 
	CONSTRAINT fk_mat_conversation_id_parent_id FOREIGN KEY(conversation_id, parent_id) REFERENCES mat (conversation_id, id) ON DELETE CASCADE, 
	CONSTRAINT ck_mat_about_a_card CHECK ((parent_id IS NULL) = (about_card IS NULL)), 
	CONSTRAINT ck_mat_parent_is_another CHECK (parent_id <> id), 
	CONSTRAINT ck_mat_topic_id CHECK (length(trim(topic_id)) > 0), 
	CONSTRAINT ck_mat_scale_id CHECK (length(trim(scale_id)) > 0), 
	CONSTRAINT ck_mat_topic_version CHECK (topic_version >= 1), 
	CONSTRAINT ck_mat_positions CHECK (positions IN (3, 5))
);
INSERT INTO "mat" VALUES(X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000001',NULL,NULL,'unknown',1,'unknown',3,'{}','2026-03-04 12:00:00.000000');
INSERT INTO "mat" VALUES(X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000001',NULL,NULL,'unknown',1,'unknown',5,'{}','2026-03-06 12:00:00.000000');
INSERT INTO "mat" VALUES(X'0195E9C0000070008000000000000106',X'0195E9C0000070008000000000000103',X'0195E9C0000070008000000000000001',NULL,NULL,'food',1,'like',3,'{"topic": "food", "name": {"sv": "Mat", "en": "Food"}, "cards": ["soup", "fish", "tea"]}','2026-04-11 12:00:00.000000');
CREATE TABLE mat_step (
	mat_id BLOB NOT NULL, 
	number INTEGER NOT NULL, 
	unit_id BLOB NOT NULL, 
	deed VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	way VARCHAR(32) NOT NULL, 
	frozen_step JSON NOT NULL, 
	CONSTRAINT pk_mat_step PRIMARY KEY (mat_id, number), 
	CONSTRAINT ck_mat_step_deed CHECK (length(trim(deed)) > 0), 
	CONSTRAINT ck_mat_step_number CHECK (number >= 0), 
	CONSTRAINT fk_mat_step_mat_id FOREIGN KEY(mat_id) REFERENCES mat (id) ON DELETE CASCADE, 
	CONSTRAINT fk_mat_step_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT ck_mat_step_inputway CHECK (way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper'))
)
 WITHOUT ROWID

;
INSERT INTO "mat_step" VALUES(X'0195E9C0000070008000000000000106',0,X'0195E9C0000070008000000000000001','started','2026-03-02 12:00:00.000000','touch','{"number": 0, "deed": "started", "at": "2026-03-02T12:00:00+00:00", "way": "touch", "card": null}');
INSERT INTO "mat_step" VALUES(X'0195E9C0000070008000000000000106',1,X'0195E9C0000070008000000000000001','put','2026-03-02 12:00:10.000000','touch','{"number": 1, "deed": "put", "at": "2026-03-02T12:00:10+00:00", "way": "touch", "card": "soup"}');
INSERT INTO "mat_step" VALUES(X'0195E9C0000070008000000000000106',2,X'0195E9C0000070008000000000000001','put','2026-03-02 12:00:20.000000','touch','{"number": 2, "deed": "put", "at": "2026-03-02T12:00:20+00:00", "way": "touch", "card": "fish"}');
CREATE TABLE own_card (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	person_id BLOB, 
	topic_id VARCHAR NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	words_sv VARCHAR NOT NULL, 
	words_en VARCHAR NOT NULL, 
	picture VARCHAR NOT NULL, 
	photo_id BLOB, 
	life_area VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	retired_at DATETIME, 
	CONSTRAINT pk_own_card PRIMARY KEY (id), 
	CONSTRAINT fk_own_card_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_own_card_words CHECK (length(trim(words_sv)) > 0 OR length(trim(words_en)) > 0), 
	CONSTRAINT ck_own_card_retired_at CHECK (retired_at >= made_at), 
	CONSTRAINT fk_own_card_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT ck_own_card_owncardkind CHECK (kind IN ('own', 'liked', 'disliked')), 
	CONSTRAINT fk_own_card_photo_id FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE SET NULL
);
INSERT INTO "own_card" VALUES(X'0195E9C0000070008000000000000105',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000101','','own','Kardemummabullar','Cardamom buns','',NULL,'','2026-04-11 12:00:00.000000',NULL);
CREATE TABLE person (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	alias VARCHAR NOT NULL, 
	birth_year INTEGER, 
	sex VARCHAR(32) NOT NULL, 
	photo_id BLOB, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_photo_id FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE SET NULL, 
	CONSTRAINT uq_person_id_unit_id UNIQUE (id, unit_id), 
	CONSTRAINT ck_person_alias CHECK (length(trim(alias)) > 0), 
	CONSTRAINT ck_person_birth_year CHECK (birth_year BETWEEN 1900 AND 2100), 
	CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT, 
	CONSTRAINT ck_person_sex CHECK (sex IN ('female', 'male', 'other', 'not_stated'))
);
INSERT INTO "person" VALUES(X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','Åsa Ödmjuk',1971,'female',X'0195E9C0000070008000000000000007');
INSERT INTO "person" VALUES(X'0195E9C0000070008000000000000006',X'0195E9C0000070008000000000000001','Bo',1990,'male',NULL);
INSERT INTO "person" VALUES(X'0195E9C0000070008000000000000101',X'0195E9C0000070008000000000000001','Cia Ängsklocka',1988,'female',NULL);
CREATE TABLE photo (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	person_id BLOB, 
	media_type VARCHAR NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	taken_at DATETIME NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_photo_media_type CHECK (media_type LIKE 'image/%'), 
	CONSTRAINT ck_photo_width CHECK (width BETWEEN 1 AND 20000), 
	CONSTRAINT ck_photo_height CHECK (height BETWEEN 1 AND 20000), 
	CONSTRAINT ck_photo_data CHECK (length(data) > 0), 
	CONSTRAINT fk_photo_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "photo" VALUES(X'0195E9C0000070008000000000000007',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000005','image/png',2,2,X'89504E470D0A','2026-03-02 12:00:00.000000');
INSERT INTO "photo" VALUES(X'0195E9C0000070008000000000000008',X'0195E9C0000070008000000000000001',NULL,'image/jpeg',3,2,X'FFD8FF','2026-03-02 12:00:00.000000');
CREATE TABLE "placement" (
	id BLOB NOT NULL, 
	mat_id BLOB NOT NULL, 
	conversation_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	card_key VARCHAR NOT NULL, 
	card_kind VARCHAR(32) NOT NULL, 
	card_order INTEGER NOT NULL, 
	words JSON NOT NULL, 
	life_area VARCHAR NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	position INTEGER, 
	x DOUBLE, 
	column_index INTEGER, 
	score DOUBLE, 
	half_step DOUBLE, 
	mapping_version INTEGER NOT NULL, 
	input_way VARCHAR(32), 
	placed_at DATETIME, 
	own_words VARCHAR NOT NULL, 
	comment VARCHAR NOT NULL, 
	photo_id BLOB, 
	CONSTRAINT pk_placement PRIMARY KEY (id), 
	CONSTRAINT fk_placement_conversation_id_unit_id FOREIGN KEY(conversation_id, unit_id) REFERENCES conversation (id, unit_id) ON DELETE CASCADE, 
	CONSTRAINT fk_placement_conversation_id_mat_id FOREIGN KEY(conversation_id, mat_id) REFERENCES mat (conversation_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_placement_mat_id_card_key UNIQUE (mat_id, card_key), 
	CONSTRAINT ck_placement_card_key CHECK (length(trim(card_key)) > 0), 
	CONSTRAINT ck_placement_card_order CHECK (card_order >= 0), 
	CONSTRAINT ck_placement_position CHECK (position BETWEEN 0 AND 4), 
	CONSTRAINT ck_placement_x CHECK (x BETWEEN 0 AND 1), 
	CONSTRAINT ck_placement_column_index CHECK (column_index BETWEEN 0 AND 2), 
	CONSTRAINT ck_placement_whole_place CHECK ((outcome = 'placed') = (position IS NOT NULL) AND (position IS NULL) = (x IS NULL) AND (position IS NULL) = (column_index IS NULL)), 
	CONSTRAINT ck_placement_score_of_a_place CHECK ((score IS NULL) = (half_step IS NULL) AND (score IS NULL OR position IS NOT NULL)), 
	CONSTRAINT ck_placement_score CHECK (score BETWEEN 0 AND 100), 
	CONSTRAINT ck_placement_half_step CHECK (half_step > 0 AND half_step <= 50), 
	CONSTRAINT ck_placement_mapping_version CHECK (mapping_version >= 1), 
	CONSTRAINT ck_placement_put_there CHECK (outcome = 'unplaced' OR (input_way IS NOT NULL AND placed_at IS NOT NULL)), 
	CONSTRAINT ck_placement_cardkind CHECK (card_kind IN ('topic', 'own', 'blank', 'liked', 'disliked')), 
	CONSTRAINT ck_placement_cardoutcome CHECK (outcome IN ('placed', 'aside', 'unplaced')), 
	CONSTRAINT ck_placement_inputway CHECK (input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')), 
	CONSTRAINT fk_placement_photo_id FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE SET NULL
);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000021',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000001','food-soup','topic',0,'{}','','placed',2,0.83,2,NULL,NULL,1,'touch','2026-03-04 12:00:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000022',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000001','food-fish','topic',1,'{}','','placed',1,0.5,1,NULL,NULL,1,'touch','2026-03-04 12:01:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000023',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000001','food-tea','topic',2,'{}','','unplaced',NULL,NULL,NULL,NULL,NULL,1,'touch','2026-03-04 12:02:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000024',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000017',X'0195E9C0000070008000000000000001','own-1','blank',3,'{"sv": "Våfflor på lördag"}','','placed',0,0.1,0,NULL,NULL,1,'touch','2026-03-04 12:03:00.000000','','',X'0195E9C0000070008000000000000008');
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000025',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000001','work-paint','topic',0,'{}','','placed',3,0.7,1,NULL,NULL,1,'touch','2026-03-06 12:00:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000026',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000001','work-pack','topic',1,'{}','','placed',4,0.9,2,NULL,NULL,1,'touch','2026-03-06 12:01:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000027',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000018',X'0195E9C0000070008000000000000001','own-2','blank',2,'{"en": "My bike"}','','placed',0,0.1,0,NULL,NULL,1,'touch','2026-03-06 12:02:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000107',X'0195E9C0000070008000000000000106',X'0195E9C0000070008000000000000103',X'0195E9C0000070008000000000000001','soup','topic',0,'{"sv": "Soup"}','food','placed',2,8.3333333333333337034e-01,2,100.0,25.0,1,'touch','2026-03-02 12:00:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000108',X'0195E9C0000070008000000000000106',X'0195E9C0000070008000000000000103',X'0195E9C0000070008000000000000001','fish','topic',1,'{"sv": "Fish"}','food','placed',0,1.66666666666666657414e-01,0,0.0,25.0,1,'touch','2026-03-02 12:01:00.000000','','',NULL);
INSERT INTO "placement" VALUES(X'0195E9C0000070008000000000000109',X'0195E9C0000070008000000000000106',X'0195E9C0000070008000000000000103',X'0195E9C0000070008000000000000001','tea','topic',2,'{"sv": "Tea"}','','unplaced',NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,'','',NULL);
CREATE TABLE "plan" (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	person_id BLOB, 
	instrument_id VARCHAR NOT NULL, 
	every_months INTEGER NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE, 
	CONSTRAINT pk_plan PRIMARY KEY (id), 
	CONSTRAINT fk_plan_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_plan_every_months CHECK (every_months BETWEEN 1 AND 60), 
	CONSTRAINT ck_plan_instrument_id CHECK (length(trim(instrument_id)) > 0), 
	CONSTRAINT ck_plan_ends_on CHECK (ends_on >= starts_on), 
	CONSTRAINT fk_plan_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "plan" VALUES(X'0195E9C0000070008000000000000012',X'0195E9C0000070008000000000000001',NULL,'home',6,'2026-01-01',NULL);
INSERT INTO "plan" VALUES(X'0195E9C0000070008000000000000013',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000005','home',1,'2026-01-01','2026-12-31');
INSERT INTO "plan" VALUES(X'0195E9C0000070008000000000000110',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000101','home',3,'2026-01-01','2026-04-20');
CREATE TABLE "pretest" (
	id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	done_at DATETIME NOT NULL, 
	led_by BLOB, 
	concrete INTEGER NOT NULL, 
	with_reference INTEGER NOT NULL, 
	feelings INTEGER NOT NULL, 
	yes_to_both BOOLEAN NOT NULL, 
	offered INTEGER NOT NULL, 
	chosen INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	asking VARCHAR(32) NOT NULL, 
	passed JSON NOT NULL, 
	CONSTRAINT pk_pretest PRIMARY KEY (id), 
	CONSTRAINT fk_pretest_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT ck_pretest_concrete CHECK (concrete IN (0, 2, 3, 5, 101)), 
	CONSTRAINT ck_pretest_with_reference CHECK (with_reference IN (0, 2, 3, 5, 101)), 
	CONSTRAINT ck_pretest_feelings CHECK (feelings IN (0, 2, 3, 5, 101)), 
	CONSTRAINT ck_pretest_offered CHECK (offered IN (0, 2, 3, 5, 101)), 
	CONSTRAINT ck_pretest_chosen CHECK (chosen IN (0, 2, 3, 5, 101)), 
	CONSTRAINT ck_pretest_reason CHECK (chosen = offered OR length(trim(reason)) > 0), 
	CONSTRAINT fk_pretest_led_by FOREIGN KEY(led_by) REFERENCES app_user (id) ON DELETE SET NULL, 
	CONSTRAINT ck_pretest_asking CHECK (asking IN ('questions', 'either_or'))
);
INSERT INTO "pretest" VALUES(X'0195E9C000007000800000000000000B',X'0195E9C0000070008000000000000005',X'0195E9C0000070008000000000000001','2026-03-02 12:00:00.000000',X'0195E9C0000070008000000000000003',5,3,2,1,2,3,'Klarar tre i vardagen.','either_or','[["concrete", 2], ["concrete", 3], ["concrete", 5], ["reference", 2], ["reference", 3], ["feelings", 2]]');
INSERT INTO "pretest" VALUES(X'0195E9C000007000800000000000000C',X'0195E9C0000070008000000000000006',X'0195E9C0000070008000000000000001','2026-03-02 12:00:00.000000',NULL,0,0,0,0,0,0,'','questions','[]');
CREATE TABLE retention_rule (
	id BLOB NOT NULL, 
	kept VARCHAR(32) NOT NULL, 
	months INTEGER NOT NULL, 
	when_due VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_retention_rule PRIMARY KEY (id), 
	CONSTRAINT uq_retention_rule_kept UNIQUE (kept), 
	CONSTRAINT ck_retention_rule_months CHECK (months BETWEEN 1 AND 1200), 
	CONSTRAINT ck_retention_rule_kept CHECK (kept IN ('person_after_end', 'conversation', 'mat_picture', 'photo', 'clip', 'audit')), 
	CONSTRAINT ck_retention_rule_whendue CHECK (when_due IN ('erase', 'anonymise'))
);
INSERT INTO "retention_rule" VALUES(X'0195E9C000007000800000000000002D','photo',24,'erase');
CREATE TABLE scale_link (
	id BLOB NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by BLOB, 
	x_kind VARCHAR(32) NOT NULL, 
	x_steps INTEGER, 
	y_kind VARCHAR(32) NOT NULL, 
	y_steps INTEGER, 
	life_area VARCHAR NOT NULL, 
	method VARCHAR(32) NOT NULL, 
	window_days INTEGER NOT NULL, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	pairs INTEGER NOT NULL, 
	persons INTEGER NOT NULL, 
	slope DOUBLE, 
	intercept DOUBLE, 
	conversion JSON NOT NULL, 
	agreement JSON NOT NULL, 
	in_use BOOLEAN NOT NULL, 
	CONSTRAINT pk_scale_link PRIMARY KEY (id), 
	CONSTRAINT ck_scale_link_x_steps_of_a_kind CHECK ((x_kind = 'line') = (x_steps IS NULL)), 
	CONSTRAINT ck_scale_link_y_steps_of_a_kind CHECK ((y_kind = 'line') = (y_steps IS NULL)), 
	CONSTRAINT ck_scale_link_x_steps CHECK (x_steps IN (2, 3, 5)), 
	CONSTRAINT ck_scale_link_y_steps CHECK (y_steps IN (2, 3, 5)), 
	CONSTRAINT ck_scale_link_two_formats CHECK (x_kind <> y_kind OR x_steps <> y_steps), 
	CONSTRAINT ck_scale_link_window_days CHECK (window_days >= 0), 
	CONSTRAINT ck_scale_link_last_on CHECK (last_on >= first_on), 
	CONSTRAINT ck_scale_link_pairs CHECK (pairs >= 1), 
	CONSTRAINT ck_scale_link_persons CHECK (persons >= 1 AND persons <= pairs), 
	CONSTRAINT ck_scale_link_whole_line CHECK ((slope IS NULL) = (intercept IS NULL)), 
	CONSTRAINT fk_scale_link_made_by FOREIGN KEY(made_by) REFERENCES app_user (id) ON DELETE SET NULL, 
	CONSTRAINT ck_scale_link_x_kind CHECK (x_kind IN ('choice', 'mat', 'line')), 
	CONSTRAINT ck_scale_link_y_kind CHECK (y_kind IN ('choice', 'mat', 'line')), 
	CONSTRAINT ck_scale_link_linkmethod CHECK (method IN ('mean', 'linear', 'equipercentile'))
);
INSERT INTO "scale_link" VALUES(X'0195E9C0000070008000000000000111','2026-04-11 12:00:00.000000',X'0195E9C0000070008000000000000003','choice',3,'line',NULL,'','linear',30,'2026-01-01','2026-03-31',40,20,0.9,4.0,'{"y": [4.0, 49.0, 94.0], "standard_errors": [2.0, 1.5, 2.0]}','{"kappa": 0.7}',0);
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name), 
	CONSTRAINT ck_setting_name CHECK (length(trim(name)) > 0)
);
INSERT INTO "setting" VALUES('created_at','2026-01-05T08:00:00+00:00');
INSERT INTO "setting" VALUES('organisation','Exempelköpings kommun');
CREATE TABLE symbol_choice (
	id BLOB NOT NULL, 
	user_id BLOB, 
	unit_id BLOB, 
	symbol_key VARCHAR NOT NULL, 
	favoured_at DATETIME, 
	used_at DATETIME, 
	times_used INTEGER NOT NULL, 
	CONSTRAINT pk_symbol_choice PRIMARY KEY (id), 
	CONSTRAINT uq_symbol_choice_user_id_symbol_key UNIQUE (user_id, symbol_key), 
	CONSTRAINT uq_symbol_choice_unit_id_symbol_key UNIQUE (unit_id, symbol_key), 
	CONSTRAINT ck_symbol_choice_symbol_key CHECK (length(trim(symbol_key)) > 0), 
	CONSTRAINT ck_symbol_choice_one_owner CHECK ((user_id IS NULL) <> (unit_id IS NULL)), 
	CONSTRAINT ck_symbol_choice_some_use CHECK (favoured_at IS NOT NULL OR used_at IS NOT NULL), 
	CONSTRAINT ck_symbol_choice_times_used CHECK (times_used >= 0), 
	CONSTRAINT fk_symbol_choice_user_id FOREIGN KEY(user_id) REFERENCES app_user (id) ON DELETE CASCADE, 
	CONSTRAINT fk_symbol_choice_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
);
INSERT INTO "symbol_choice" VALUES(X'0195E9C0000070008000000000000030',X'0195E9C0000070008000000000000003',NULL,'own:help',NULL,'2026-03-02 12:00:00.000000',1);
INSERT INTO "symbol_choice" VALUES(X'0195E9C0000070008000000000000031',NULL,X'0195E9C0000070008000000000000001','openmoji:2B50','2026-03-02 12:00:00.000000',NULL,0);
CREATE TABLE symbol_set (
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	licence VARCHAR NOT NULL, 
	imported_at DATETIME NOT NULL, 
	imported_by BLOB, 
	CONSTRAINT pk_symbol_set PRIMARY KEY (id), 
	CONSTRAINT uq_symbol_set_name UNIQUE (name), 
	CONSTRAINT ck_symbol_set_name CHECK (length(trim(name)) > 0), 
	CONSTRAINT ck_symbol_set_licence CHECK (length(trim(licence)) > 0), 
	CONSTRAINT fk_symbol_set_imported_by FOREIGN KEY(imported_by) REFERENCES app_user (id) ON DELETE SET NULL
);
INSERT INTO "symbol_set" VALUES(X'0195E9C000007000800000000000002C','egna','Våra bilder','Egna foton','2026-03-02 12:00:00.000000',X'0195E9C0000070008000000000000004');
CREATE TABLE topic_setup (
	id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	person_id BLOB, 
	topic_id VARCHAR NOT NULL, 
	hidden JSON NOT NULL, 
	card_order JSON NOT NULL, 
	most_cards INTEGER, 
	scale_id VARCHAR, 
	positions INTEGER, 
	CONSTRAINT pk_topic_setup PRIMARY KEY (id), 
	CONSTRAINT fk_topic_setup_person_id_unit_id FOREIGN KEY(person_id, unit_id) REFERENCES person (id, unit_id) ON DELETE CASCADE ON UPDATE CASCADE, 
	CONSTRAINT uq_topic_setup_person_id_topic_id UNIQUE (person_id, topic_id), 
	CONSTRAINT ck_topic_setup_topic_id CHECK (length(trim(topic_id)) > 0), 
	CONSTRAINT ck_topic_setup_most_cards CHECK (most_cards BETWEEN 1 AND 15), 
	CONSTRAINT ck_topic_setup_positions CHECK (positions IN (3, 5)), 
	CONSTRAINT fk_topic_setup_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);
INSERT INTO "topic_setup" VALUES(X'0195E9C0000070008000000000000104',X'0195E9C0000070008000000000000001',X'0195E9C0000070008000000000000101','food','["tea"]','[]',6,NULL,NULL);
CREATE TABLE unit (
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	service_type VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (id), 
	CONSTRAINT uq_unit_name UNIQUE (name), 
	CONSTRAINT ck_unit_name CHECK (length(trim(name)) > 0), 
	CONSTRAINT ck_unit_servicetype CHECK (service_type IN ('group_home', 'service_housing', 'personal_assistance', 'housing_support', 'daily_activity', 'employment', 'other'))
);
INSERT INTO "unit" VALUES(X'0195E9C0000070008000000000000001','Björkens gruppbostad','group_home');
INSERT INTO "unit" VALUES(X'0195E9C0000070008000000000000002','Lindens dagliga verksamhet','daily_activity');
CREATE TABLE user_unit (
	user_id BLOB NOT NULL, 
	unit_id BLOB NOT NULL, 
	CONSTRAINT pk_user_unit PRIMARY KEY (user_id, unit_id), 
	CONSTRAINT fk_user_unit_user_id FOREIGN KEY(user_id) REFERENCES app_user (id) ON DELETE CASCADE, 
	CONSTRAINT fk_user_unit_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
);
INSERT INTO "user_unit" VALUES(X'0195E9C0000070008000000000000003',X'0195E9C0000070008000000000000001');
INSERT INTO "user_unit" VALUES(X'0195E9C0000070008000000000000004',X'0195E9C0000070008000000000000001');
CREATE INDEX ix_user_unit_unit_id ON user_unit (unit_id);
CREATE INDEX ix_person_unit_id ON person (unit_id);
CREATE INDEX ix_photo_person_id ON photo (person_id);
CREATE INDEX ix_photo_unit_id ON photo (unit_id);
CREATE INDEX ix_enrolment_person_id ON enrolment (person_id);
CREATE INDEX ix_enrolment_unit_id_started_on ON enrolment (unit_id, started_on);
CREATE UNIQUE INDEX uq_enrolment_running ON enrolment (person_id, unit_id) WHERE ended_on IS NULL;
CREATE INDEX ix_life_event_person_id_happened_on ON life_event (person_id, happened_on);
CREATE INDEX ix_plan_person_id ON "plan" (person_id);
CREATE INDEX ix_plan_unit_id ON "plan" (unit_id);
CREATE INDEX ix_action_answer_id ON action (answer_id);
CREATE INDEX ix_action_person_id ON action (person_id);
CREATE INDEX ix_action_placement_id ON action (placement_id);
CREATE INDEX ix_action_unit_id ON action (unit_id);
CREATE INDEX ix_clip_person_id ON clip (person_id);
CREATE INDEX ix_clip_subject_key ON clip (subject_key);
CREATE INDEX ix_clip_unit_id ON clip (unit_id);
CREATE INDEX ix_audit_entry_subject_id ON audit_entry (subject_id);
CREATE INDEX ix_audit_entry_unit_id_at ON audit_entry (unit_id, at);
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry_no_update'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry_no_delete'); END;
CREATE TRIGGER instrument_version_no_update BEFORE UPDATE ON instrument_version BEGIN SELECT RAISE(ABORT, 'instrument_version_no_update'); END;
CREATE INDEX ix_card_picture_photo_id ON card_picture (photo_id);
CREATE INDEX ix_card_picture_unit_id ON card_picture (unit_id);
CREATE UNIQUE INDEX uq_card_picture_unit ON card_picture (unit_id, card_key) WHERE person_id IS NULL;
CREATE INDEX ix_conversation_of_conversation_id ON conversation (of_conversation_id);
CREATE INDEX ix_conversation_person_id_started_at ON conversation (person_id, started_at);
CREATE INDEX ix_conversation_unit_id_started_at ON conversation (unit_id, started_at);
CREATE TRIGGER answer_revision_no_update BEFORE UPDATE ON answer_revision BEGIN SELECT RAISE(ABORT, 'answer_revision_no_update'); END;
CREATE INDEX ix_consent_conversation_id ON consent (conversation_id);
CREATE INDEX ix_consent_person_id_kind_decided_at ON consent (person_id, kind, decided_at);
CREATE INDEX ix_pretest_person_id_done_at ON pretest (person_id, done_at);
CREATE UNIQUE INDEX uq_mat_first ON mat (conversation_id) WHERE parent_id IS NULL;
CREATE INDEX ix_mat_step_unit_id ON mat_step (unit_id);
CREATE INDEX ix_placement_conversation_id ON placement (conversation_id);
CREATE INDEX ix_placement_photo_id ON placement (photo_id);
CREATE INDEX ix_topic_setup_unit_id ON topic_setup (unit_id);
CREATE UNIQUE INDEX uq_topic_setup_unit ON topic_setup (unit_id, topic_id) WHERE person_id IS NULL;
CREATE INDEX ix_own_card_person_id ON own_card (person_id);
CREATE INDEX ix_own_card_photo_id ON own_card (photo_id);
CREATE INDEX ix_own_card_unit_id ON own_card (unit_id);
CREATE TRIGGER mat_no_update BEFORE UPDATE ON mat BEGIN SELECT RAISE(ABORT, 'mat_no_update'); END;
CREATE TRIGGER mat_step_no_update BEFORE UPDATE ON mat_step BEGIN SELECT RAISE(ABORT, 'mat_step_no_update'); END;
CREATE INDEX ix_scale_link_x_kind_y_kind_made_at ON scale_link (x_kind, y_kind, made_at);
COMMIT;
