package fr.teleguichet.fleet.site.history;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of who changed what of a site. */
@Singleton
public final class SiteChangeRepository {

  private static final int MAX_SHOWN = 50;
  private static final int MAX_NAME = 120;

  private final Jdbi jdbi;
  private final Clock clock;

  SiteChangeRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * What was said of a site and what is, by the names of fields.
   *
   * @param site its row
   */
  public record Difference(int site, Map<String, String> was, Map<String, String> becomes) {

    private Set<String> fields() {
      Set<String> fields = new TreeSet<>(was.keySet());
      fields.addAll(becomes.keySet());
      fields.removeIf(it -> was.getOrDefault(it, "").equals(becomes.getOrDefault(it, "")));
      return fields;
    }
  }

  /** Writes down what differs between what was and what is, by the names of fields. */
  public void add(int site, Actor author, Map<String, String> was, Map<String, String> becomes) {
    jdbi.useHandle(handle -> addAll(handle, author, List.of(new Difference(site, was, becomes))));
  }

  /** Writes down what differs of many sites, with one statement. */
  public void addAll(Handle handle, Actor author, List<Difference> differences) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO site_change (site_id, at, author, field, was, becomes)"
                + " VALUES (:site, :at, :author, :field, :was, :becomes)");
    for (Difference difference : differences) {
      for (String field : difference.fields()) {
        PreparedBatch _ =
            batch
                .bind("site", difference.site())
                .bind("at", now)
                .bind("author", name(author))
                .bind("field", field)
                .bind("was", difference.was().getOrDefault(field, ""))
                .bind("becomes", difference.becomes().getOrDefault(field, ""))
                .add();
      }
    }
    int[] _ = batch.execute();
  }

  private static String name(Actor actor) {
    String name =
        switch (actor) {
          case Actor.Person person -> person.name();
          case Actor.Script script -> script.name();
          case Actor.Kiosk kiosk -> kiosk.node().node();
          case Actor.Program _, Actor.Stranger _ -> "";
        };
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  /** The last changes of the site of this row, the newest first. */
  public List<SiteChange> last(int site) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT at, author, field, was, becomes FROM site_change WHERE site_id = :site"
                        + " ORDER BY id DESC LIMIT "
                        + MAX_SHOWN)
                .bind("site", site)
                .map((row, _) -> change(row))
                .list());
  }

  private static SiteChange change(ResultSet row) throws SQLException {
    return new SiteChange(
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("author"),
        row.getString("field"),
        row.getString("was"),
        row.getString("becomes"));
  }
}
