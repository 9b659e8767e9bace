package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceDocument;
import fr.teleguichet.hardware.service.ServiceLanguage;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.TranslatedText;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table of public services. */
@Singleton
final class ServiceTable {

  private static final String SELECT =
      """
      SELECT s.*, (SELECT GROUP_CONCAT(t.code) FROM service_site o JOIN site t ON t.id = o.site_id
        WHERE o.service = s.code) AS sites
      FROM service s
      """;
  private static final String ORDER = " ORDER BY s.place, s.code";
  private static final RowMapper<Service> SERVICE = (row, _) -> service(row);

  private final Jdbi jdbi;

  ServiceTable(Database database) {
    this.jdbi = database.jdbi();
  }

  private static Service service(ResultSet row) throws SQLException {
    ServiceSites sites =
        row.getBoolean("everywhere")
            ? new ServiceSites.Everywhere()
            : new ServiceSites.Only(codes(row.getString("sites")));
    return new Service(
        new ServiceDraft(
            card(row),
            row.getInt("place"),
            sites,
            OfficeText.read(row.getString("offices")),
            row.getString("former_names").lines().toList()),
        ServiceState.ofWord(row.getString("state")).orElse(ServiceState.CONSULTED),
        row.getInt("revision"));
  }

  private static Set<SiteCode> codes(@Nullable String list) {
    return list == null
        ? Set.of()
        : List.of(list.split(",", -1)).stream().map(SiteCode::new).collect(Collectors.toSet());
  }

  private static PublicService card(ResultSet row) throws SQLException {
    String card = row.getString("card");
    return card == null ? namesAlone(row) : ServiceDocument.read(card).services().getFirst();
  }

  private static PublicService namesAlone(ResultSet row) throws SQLException {
    return new PublicService(
        new ServiceCode(row.getString("code")),
        new TranslatedText(
            Map.of(
                ServiceLanguage.FR, row.getString("french"),
                ServiceLanguage.EN, row.getString("english"))),
        Optional.empty(),
        Pictogram.INFORMATION,
        ServiceMode.WALK_IN,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** All of them, in the order in which kiosks show them. */
  List<Service> all() {
    return jdbi.withHandle(ServiceTable::all);
  }

  private static List<Service> all(Handle handle) {
    return handle.createQuery(SELECT + ORDER).map(SERVICE).list();
  }

  Optional<Service> find(ServiceCode code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " WHERE s.code = :code")
                .bind("code", code.value())
                .map(SERVICE)
                .findOne());
  }

  /**
   * Puts one in the place of what is there, or adds it.
   *
   * @param change makes it of what all are now, nobody changing any meanwhile; refuses by throwing
   */
  Service put(Function<List<Service>, Service> change) {
    return jdbi.inTransaction(
        handle -> {
          // Every row is locked, so that limits of all of them together hold.
          List<Service> now =
              handle.createQuery(SELECT + ORDER + " FOR UPDATE").map(SERVICE).list();
          Service wanted = change.apply(now);
          write(handle, wanted);
          return wanted;
        });
  }

  private static void write(Handle handle, Service service) {
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

  private static Update bound(Update statement, Service service) {
    PublicService card = service.card();
    ServiceDraft content = service.content();
    return statement
        .bind("code", card.code().value())
        .bind("french", card.name().in(ServiceLanguage.FR))
        .bind("english", card.name().in(ServiceLanguage.EN))
        .bind("card", ServiceDocument.of(List.of(card)).text())
        .bind("place", content.place())
        .bind("state", service.state().code())
        .bind("everywhere", content.sites() instanceof ServiceSites.Everywhere)
        .bind("offices", OfficeText.write(content.offices()))
        .bind("former", String.join("\n", content.formerNames()))
        .bind("revision", service.revision());
  }
}
