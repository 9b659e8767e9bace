package fr.teleguichet.fleet.site.document;

import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountClosurePreview;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of the papers of sites. */
@Singleton
final class SiteDocumentRepository implements AccountClosurePreview {

  private final Jdbi jdbi;
  private final Clock clock;

  SiteDocumentRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The papers of the site of this row, the newest first. */
  List<SiteDocument> of(int site) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, name, type, LENGTH(content) AS size, uploaded, author"
                        + " FROM site_document WHERE site_id = :site ORDER BY id DESC")
                .bind("site", site)
                .map(
                    (row, _) ->
                        new SiteDocument(
                            row.getLong("id"),
                            row.getString("name"),
                            DocumentFileFormat.ofWord(row.getString("type"))
                                .orElse(DocumentFileFormat.PDF),
                            row.getInt("size"),
                            row.getObject("uploaded", LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC),
                            row.getString("author")))
                .list());
  }

  /** The content of a paper of the site of this row. */
  Optional<byte[]> content(int site, long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT content FROM site_document WHERE site_id = :site AND id = :id")
                .bind("site", site)
                .bind("id", id)
                .map((row, _) -> row.getBytes("content"))
                .findOne());
  }

  /** Adds a paper. Returns false when the site has as many as it can. */
  boolean add(int site, String name, DocumentFileFormat type, byte[] content, String author) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site_document (site_id, name, type, content, uploaded, author)"
                        + " SELECT ?, ?, ?, ?, ?, ? FROM DUAL"
                        + " WHERE (SELECT COUNT(*) FROM site_document WHERE site_id = ?) < ?",
                    site,
                    name,
                    type.code(),
                    content,
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                    author,
                    site,
                    SiteDocument.MAX_COUNT))
        == 1;
  }

  /** Takes a paper away. Returns false when the site has none of this number. */
  boolean remove(int site, long id) {
    return jdbi.withHandle(
            handle ->
                handle.execute("DELETE FROM site_document WHERE site_id = ? AND id = ?", site, id))
        == 1;
  }

  /** They know their author by the name of that day alone. */
  @Override
  public List<Count> atEndOf(Account account) {
    int count =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM site_document WHERE author = :name")
                    .bind("name", account.name())
                    .mapTo(int.class)
                    .one());
    return List.of(new Count(Subject.DOCUMENTS, count));
  }
}
