package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.boot.TestPages;
import org.jdbi.v3.core.Handle;

/** People, trainings, partners and commitments for pages that are looked at. */
public final class TrainingSamples {

  /** The rows of one of each. */
  public record Ids(int person, int session, int partner, int commitment) {}

  private TrainingSamples() {}

  /** Writes some; the sites are there already. */
  public static Ids on(TestPages.Running pages) {
    return pages.database().jdbi().inTransaction(TrainingSamples::insert);
  }

  private static Ids insert(Handle handle) {
    int person =
        id(
            handle,
            "INSERT INTO trained_person (site_id, role, name, email, created) SELECT id,"
                + " 'mediator', 'Dominique Exemple-Longuenom', '', '2024-01-01' FROM site"
                + " WHERE code = 'cajarc'");
    int _ =
        id(
            handle,
            "INSERT INTO trained_person (site_id, role, name, email, created)"
                + " VALUES (NULL, 'technician', 'S. R.', 'sr@example.org', '2024-01-01')");
    int session =
        id(
            handle,
            "INSERT INTO training_session (day, kind, half_days, subject, trainer) VALUES"
                + " ('2024-03-04', 'initial', 4, 'Accueillir au téléguichet', 'Lot Numérique')");
    int _ =
        handle.execute(
            "INSERT INTO training_participant (session_id, person_id) VALUES (?, ?)",
            session,
            person);
    int partner =
        id(
            handle,
            "INSERT INTO partner (name, services, signed, ends, contact, reference, notes)"
                + " VALUES ('Carsat Midi-Pyrénées', 'carsat', '2023-01-10', '2024-01-10',"
                + " 'Service des partenariats, 05 00 00 00 00', 'Convention 2023-17', 'Avenant en"
                + " cours.')");
    int _ =
        handle.execute(
            "INSERT INTO partner_stage (partner_id, stage, since)"
                + " VALUES (?, 'signed', '2023-01-10')",
            partner);
    int commitment =
        id(
            handle,
            "INSERT INTO commitment (text, indicator, figure, bound, target, due, responsible)"
                + " VALUES ('Un conseiller répond en moins de deux minutes.', 'Attente médiane, en"
                + " secondes', 'median-wait', 'at-most', 120, '2024-12-31', 'Coordination du"
                + " réseau')");
    int _ =
        handle.execute(
            "INSERT INTO commitment_measure (commitment_id, meeting, amount, state, remark)"
                + " VALUES (?, '2024-06-12', 143.5, 'at-risk', 'Plus de conseillers le lundi.')",
            commitment);
    return new Ids(person, session, partner, commitment);
  }

  private static int id(Handle handle, String insert) {
    return handle.createUpdate(insert).executeAndReturnGeneratedKeys("id").mapTo(int.class).one();
  }
}
