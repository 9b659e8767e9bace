package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The table of public services. */
@Singleton
final class PublicServiceRepository {

  private static final String SELECT =
      """
      SELECT s.*, (SELECT GROUP_CONCAT(t.code) FROM service_site o JOIN site t ON t.id = o.site_id
        WHERE o.service = s.code) AS sites
      FROM service s
      """;
  private static final String ORDER = " ORDER BY s.place, s.code";
  private final Jdbi jdbi;
  private final PublicServiceRowMapper mapper = new PublicServiceRowMapper();

  PublicServiceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All of them, in the order in which kiosks show them. */
  List<RegisteredPublicService> all() {
    return jdbi.withHandle(handle -> all(handle, ""));
  }

  private List<RegisteredPublicService> all(Handle handle, String how) {
    return handle.createQuery(SELECT + ORDER + how).map(mapper).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  Optional<RegisteredPublicService> find(ServiceCode code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " WHERE s.code = :code")
                .bind("code", code.value())
                .map(mapper)
                .findOne()
                .flatMap(it -> it));
  }

  /**
   * Puts one in the place of what is there, or adds it.
   *
   * @param change makes it of what all are now, nobody changing any meanwhile; refuses by throwing
   */
  RegisteredPublicService put(
      Function<List<RegisteredPublicService>, RegisteredPublicService> change) {
    return jdbi.inTransaction(
        handle -> {
          // Every row is locked, so that limits of all of them together hold.
          RegisteredPublicService wanted = change.apply(all(handle, " FOR UPDATE"));
          write(handle, wanted);
          return wanted;
        });
  }

  private static void write(Handle handle, RegisteredPublicService service) {
    String code = service.card().code().value();
    int _ =
        bound(
                handle.createUpdate(
                    """
                    INSERT INTO service (code, french, english, card, place, state, everywhere,
                      offices, former_names, revision)
                    VALUES (:code, :french, :english, :card, :place, :state, :everywhere,
                      :offices, :former, :revision)
                    ON DUPLICATE KEY UPDATE french = VALUE(french), english = VALUE(english),
                      card = VALUE(card), place = VALUE(place), state = VALUE(state),
                      everywhere = VALUE(everywhere), offices = VALUE(offices),
                      former_names = VALUE(former_names), revision = VALUE(revision)
                    """),
                service)
            .execute();
    int _ = handle.execute("DELETE FROM service_site WHERE service = ?", code);
    for (SiteCode site : service.content().sites().named()) {
      int _ =
          handle.execute(
              "INSERT INTO service_site (service, site_id) SELECT ?, id FROM site WHERE code = ?",
              code,
              site.value());
    }
  }

  private static Update bound(Update statement, RegisteredPublicService service) {
    PublicService card = service.card();
    PublicServiceContent content = service.content();
    return statement
        .bind("code", card.code().value())
        .bind("french", card.name().in(ServiceTextLanguage.FR))
        .bind("english", card.name().in(ServiceTextLanguage.EN))
        .bind("card", OfferedServicesDocument.of(List.of(card)).text())
        .bind("place", content.place())
        .bind("state", service.state().code())
        .bind("everywhere", content.sites() instanceof ServiceOfferArea.Everywhere)
        .bind("offices", OfficeLineCodec.write(content.offices()))
        .bind("former", String.join("\n", content.formerNames()))
        .bind("revision", service.revision());
  }
}
