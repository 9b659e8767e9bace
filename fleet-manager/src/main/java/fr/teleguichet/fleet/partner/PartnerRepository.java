package fr.teleguichet.fleet.partner;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The tables of partners and of what each was since when. */
@Singleton
final class PartnerRepository {

  private final Jdbi jdbi;

  PartnerRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All, by name. */
  List<Partner> all() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, NavigableMap<LocalDate, PartnerStage>> stages = stages(handle);
          return handle
              .createQuery("SELECT * FROM partner ORDER BY name, id")
              .map((row, _) -> partner(row, stages))
              .list();
        });
  }

  private static Map<Integer, NavigableMap<LocalDate, PartnerStage>> stages(Handle handle) {
    Map<Integer, NavigableMap<LocalDate, PartnerStage>> stages = new HashMap<>();
    record Row(int partner, LocalDate since, String stage) {}
    handle
        .createQuery("SELECT partner_id, since, stage FROM partner_stage")
        .map(
            (row, _) ->
                new Row(
                    row.getInt("partner_id"),
                    row.getObject("since", LocalDate.class),
                    row.getString("stage")))
        .forEach(
            row ->
                PartnerStage.ofWord(row.stage())
                    .ifPresent(
                        it ->
                            stages
                                .computeIfAbsent(row.partner(), _ -> new TreeMap<>())
                                .put(row.since(), it)));
    return stages;
  }

  private static Partner partner(
      ResultSet row, Map<Integer, NavigableMap<LocalDate, PartnerStage>> stages)
      throws SQLException {
    return new Partner(
        row.getInt("id"),
        row.getString("name"),
        Arrays.stream(row.getString("services").split(" "))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet()),
        new PartnerHistory(stages.getOrDefault(row.getInt("id"), new TreeMap<>())),
        Optional.ofNullable(row.getObject("signed", LocalDate.class)),
        Optional.ofNullable(row.getObject("ends", LocalDate.class)),
        row.getString("contact"),
        row.getString("reference"),
        row.getString("notes"),
        row.getBoolean("fictitious"));
  }

  /** Adds the partner, or replaces the one of its row, with what it is from a day on. */
  void save(Partner partner, PartnerStage stage, LocalDate since) {
    jdbi.useTransaction(
        handle -> {
          int id = partner.id();
          if (id == 0) {
            id =
                bound(
                        handle.createUpdate(
                            "INSERT INTO partner (name, services, signed, ends, contact, reference,"
                                + " notes) VALUES (:name, :services, :signed, :ends, :contact,"
                                + " :reference, :notes)"),
                        partner)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(int.class)
                    .one();
          } else {
            int _ =
                bound(
                        handle.createUpdate(
                            "UPDATE partner SET name = :name, services = :services,"
                                + " signed = :signed, ends = :ends, contact = :contact,"
                                + " reference = :reference, notes = :notes WHERE id = :id"),
                        partner)
                    .bind("id", id)
                    .execute();
          }
          if (partner.history().on(since).filter(it -> it == stage).isEmpty()) {
            int _ =
                handle.execute(
                    "REPLACE INTO partner_stage (partner_id, stage, since) VALUES (?, ?, ?)",
                    id,
                    stage.code(),
                    since);
          }
        });
  }

  private static Update bound(Update statement, Partner partner) {
    return statement
        .bind("name", partner.name())
        .bind("services", partner.services().stream().sorted().collect(Collectors.joining(" ")))
        .bind("signed", partner.signed().orElse(null))
        .bind("ends", partner.ends().orElse(null))
        .bind("contact", partner.contact())
        .bind("reference", partner.reference())
        .bind("notes", partner.notes());
  }

  void remove(int id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM partner WHERE id = ?", id);
        });
  }
}
