-- Whether people would recommend the service and whether their request was met, by closed month, where five answered from three kiosks and as many are left of the year.

ALTER TABLE survey_month
  ADD COLUMN recommend_yes INT UNSIGNED NULL COMMENT 'none of the four: not told of these months',
  ADD COLUMN recommend_asked INT UNSIGNED NULL,
  ADD COLUMN resolved_yes INT UNSIGNED NULL,
  ADD COLUMN resolved_asked INT UNSIGNED NULL;

CREATE OR REPLACE SQL SECURITY DEFINER VIEW stats_satisfaction_month AS
SELECT first AS first_month, last AS last_month, very_satisfied + satisfied + dissatisfied AS answers,
  very_satisfied, satisfied, dissatisfied, recommend_asked AS recommend_answers, recommend_yes,
  resolved_asked AS resolved_answers, resolved_yes
FROM survey_month;
