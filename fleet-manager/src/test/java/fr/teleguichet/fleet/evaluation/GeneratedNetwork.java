package fr.teleguichet.fleet.evaluation;

import java.time.YearMonth;
import org.jdbi.v3.core.Handle;

/**
 * Five years of a network of any size, made in the database itself: a kiosk at each site, ten
 * interviews a month at each of them, eighty answers a year, and what else a report counts. Older
 * interviews are sums of months, as the retention leaves them.
 *
 * @param kiosks 1 to 100,000
 * @param last the last month
 */
record GeneratedNetwork(int kiosks, YearMonth last) {

  static final int MONTHS = 60;

  /** Kiosks of which one statement writes. */
  private static final int AT_ONCE = 250;

  /** Months of which each interview is kept. */
  private static final int KEPT = 25;

  YearMonth first() {
    return last.minusMonths(MONTHS - 1L);
  }

  void write(Handle handle) {
    places(handle);
    interviews(handle);
    answers(handle);
    months(handle);
    humans(handle);
    alerts(handle);
  }

  private void run(Handle handle, String sql) {
    String from = first().atDay(1).toString();
    String kept = last.minusMonths(KEPT - 1L).atDay(1).toString();
    String dated =
        sql.replace("{from}", "DATE '" + from + "'").replace("{kept}", "DATE '" + kept + "'");
    int first = 1;
    do { // one statement for ten thousand kiosks would outlast the driver's patience
      int end = Math.min(kiosks, first + AT_ONCE - 1);
      int _ = handle.execute(dated.replace("{kiosks}", "seq_" + first + "_to_" + end));
      first += AT_ONCE;
    } while (dated.contains("{kiosks}") && first <= kiosks);
  }

  /** In nine groups of communes of one département, and as many territories as it may have. */
  private void places(Handle handle) {
    run(
        handle,
        """
        INSERT INTO site (id, code, name, commune, insee, latitude, longitude)
        SELECT seq, CONCAT('site-', seq), CONCAT('Relais ', seq), 'Commune',
          ELT(1 + MOD(seq, 9), '46045', '46128', '46042', '46127', '46201', '46138', '46148',
            '46231', '46297'),
          44.2 + MOD(seq * 7, 90) / 100, 1.1 + MOD(seq * 11, 100) / 100
        FROM {kiosks}
        """);
    run(
        handle,
        """
        INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link, link_since)
        SELECT seq, CONCAT('borne-', seq), CONCAT('territoire-', MOD(seq, 20)), seq, {from}, NOW(),
          'connected', {from}
        FROM {kiosks}
        """);
  }

  private void interviews(Handle handle) {
    run(
        handle,
        """
        INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started, seconds,
          outcome, waited, marked)
        SELECT k.seq, n.seq, k.seq, k.seq,
          ELT(1 + MOD(k.seq + n.seq, 5), 'carsat', 'carsat', 'carsat', 'caf', 'cpam'),
          {kept} + INTERVAL n.seq * 3 DAY + INTERVAL 9 + MOD(n.seq, 7) HOUR,
          300 + MOD(n.seq * 37, 1500), IF(MOD(k.seq + n.seq, 6) = 0, 'abandoned', 'held'),
          MOD(n.seq * 13, 600), TRUE
        FROM {kiosks} k, seq_1_to_%d n
        """
            .formatted(KEPT * 10));
    run(
        handle,
        """
        INSERT INTO interview_month (month, site_id, service, outcome, interviews, seconds, last)
        SELECT {from} + INTERVAL m.seq MONTH, k.seq, s.code, o.outcome, 2, 1800,
          {from} + INTERVAL m.seq MONTH + INTERVAL 27 DAY
        FROM {kiosks} k, seq_0_to_%d m,
          (SELECT 'carsat' AS code UNION SELECT 'caf' UNION SELECT 'cpam') s,
          (SELECT 'held' AS outcome UNION SELECT 'abandoned') o
        """
            .formatted(MONTHS - KEPT - 1));
  }

  private void answers(Handle handle) {
    for (int part = 0; part < 8; part++) { // one statement would outlast the driver's patience
      run(
          handle,
          """
          INSERT INTO survey (id, site_id, service, week, satisfaction, recommend, resolved, span,
            marked)
          SELECT UNHEX(LPAD(HEX(k.seq * 1000 + n.seq), 32, '0')), k.seq, '',
            MAKEDATE(YEAR({from}) + MOD(n.seq, 6), 1),
            ELT(1 + MOD(n.seq, 4), 'very-satisfied', 'very-satisfied', 'satisfied', 'not-satisfied'),
            IF(MOD(n.seq, 10) = 0, 'no', 'yes'), IF(MOD(n.seq, 5) = 0, 'partly', 'yes'), 'year',
            TRUE
          FROM {kiosks} k, seq_%d_to_%d n
          """
              .formatted(50 * part + 1, 50 * part + 50));
    }
    run(
        handle,
        """
        INSERT INTO survey_choice (year, site_id, question, answer, answers)
        SELECT YEAR({from}) + y.seq, k.seq, c.question, c.answer, 12
        FROM {kiosks} k, seq_0_to_5 y,
          (SELECT 'alternative' AS question, 'own-car' AS answer
            UNION SELECT 'alternative', 'driven' UNION SELECT 'alternative', 'public-transport'
            UNION SELECT 'alternative', 'given-up' UNION SELECT 'referral', 'mediator'
            UNION SELECT 'referral', 'poster' UNION SELECT 'referral', 'town-hall') c
        """);
    run(
        handle,
        """
        INSERT INTO survey_service (year, service, very_satisfied, satisfied, not_satisfied,
          recommend_yes, recommend_no, resolved_yes, resolved_partly)
        SELECT YEAR({from}) + y.seq, s.code, 5000, 2000, 500, 7000, 500, 6500, 1000
        FROM seq_0_to_5 y, (SELECT 'carsat' AS code UNION SELECT 'caf' UNION SELECT 'cpam') s
        """);
  }

  private void months(Handle handle) {
    run(
        handle,
        """
        INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed, updated)
        SELECT k.seq, {from} + INTERVAL m.seq MONTH, k.seq, 2500000, 2590000, TRUE, NOW()
        FROM {kiosks} k, seq_0_to_59 m
        """);
    run(
        handle,
        """
        INSERT INTO presence_month (kiosk_id, month, site_id, passers, visits)
        SELECT k.seq, {from} + INTERVAL m.seq MONTH, k.seq, 300, 25
        FROM {kiosks} k, seq_0_to_59 m
        """);
    run(
        handle,
        """
        INSERT INTO erasure_day (kiosk_id, day, site_id, sessions, clean)
        SELECT k.seq, {kept} + INTERVAL d.seq DAY, k.seq, 1, 1
        FROM {kiosks} k, seq_0_to_759 d
        """);
  }

  private void humans(Handle handle) {
    run(
        handle,
        """
        INSERT INTO trained_person (id, site_id, role, name, email, created)
        SELECT seq, seq, 'mediator', CONCAT('Personne ', seq), '', {from} FROM {kiosks}
        """);
    run(
        handle,
        """
        INSERT INTO training_session (id, day, kind, half_days, subject, trainer)
        SELECT seq, {from} + INTERVAL seq MONTH, IF(seq = 1, 'initial', 'continuing'), 2, 'Accueil',
          'Réseau'
        FROM seq_1_to_20
        """);
    run(
        handle,
        """
        INSERT INTO training_participant (session_id, person_id)
        SELECT s.seq, k.seq FROM seq_1_to_20 s, {kiosks} k WHERE MOD(k.seq, 20) <= s.seq
        """);
    run(
        handle,
        """
        INSERT INTO site_label (site_id, label, granted, expires, criteria)
        SELECT seq, 'relais-de-services-publics', {from}, NULL, '' FROM {kiosks}
        WHERE MOD(seq, 2) = 0
        """);
    run(
        handle,
        """
        INSERT INTO budget_line (year, funder_id, nature, planned, paid, site_id, note, recorded)
        SELECT YEAR({from}) + y.seq, f.id, 'running', 12000, 11000, NULL, '', NOW()
        FROM seq_0_to_5 y, budget_funder f
        """);
    run(
        handle,
        """
        INSERT INTO communication_action (kind, title, first_day, last_day, everywhere, cost, note,
          recorded)
        SELECT 'press', CONCAT('Article ', seq), {from} + INTERVAL seq MONTH,
          {from} + INTERVAL seq MONTH, TRUE, 0, '', NOW()
        FROM seq_1_to_50
        """);
  }

  /** Six a year at each kiosk. */
  private void alerts(Handle handle) {
    // The manager runs, and would number an alert of its own among these.
    run(handle, "ALTER TABLE alert AUTO_INCREMENT = 2000000");
    run(
        handle,
        """
        INSERT INTO alert (id, kind, severity, cause, begun, since, opened, state, changed)
        SELECT 1000000 + k.seq * 30 + n.seq, 'offline', 'urgent', CONCAT('site ', k.seq), 0,
          {from} + INTERVAL n.seq * 60 DAY, {from} + INTERVAL n.seq * 60 DAY, 'resolved',
          {from} + INTERVAL n.seq * 60 + 1 DAY
        FROM {kiosks} k, seq_1_to_30 n
        """);
    run(
        handle,
        """
        INSERT INTO alert_member (alert_id, subject, topic, territory, site_id, since, amount, ended)
        SELECT 1000000 + k.seq * 30 + n.seq, CONCAT('kiosk ', k.seq), '',
          CONCAT('territoire-', MOD(k.seq, 20)), k.seq, {from} + INTERVAL n.seq * 60 DAY, 0,
          {from} + INTERVAL n.seq * 60 + 1 DAY
        FROM {kiosks} k, seq_1_to_30 n
        """);
  }
}
