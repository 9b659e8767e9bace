package fr.teleguichet.fleet.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.SiteCache;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an import of sites asks of the database, and what it leaves when that fails. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SiteImporterIT {

  private static final Actor AUTHOR = new Actor.Person(1, "Denise Faure");

  /** What the importing thread asked. */
  private static final class Statements implements SqlLogger {
    private final long thread = Thread.currentThread().threadId();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public void logAfterExecution(StatementContext context) {
      if (Thread.currentThread().threadId() == thread) {
        asked.add(String.valueOf(context.getRawSql()));
      }
    }
  }

  private static byte[] sites(int from, int to, String mediator) {
    return IntStream.range(from, to)
        .mapToObj(i -> "mairie-%d,Mairie %d,Gramat,46128,44.77,1.72,%s".formatted(i, i, mediator))
        .collect(
            Collectors.joining("\n", "code,name,commune,insee,latitude,longitude,mediator\n", ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> asked(TestPages.Running pages, byte[] file) {
    Statements statements = new Statements();
    SqlLogger before = pages.database().jdbi().getConfig(SqlStatements.class).getSqlLogger();
    try {
      var _ = pages.database().jdbi().setSqlLogger(statements);
      assertThat(imports(pages).apply(file, AUTHOR).problems()).isEmpty();
    } finally {
      var _ = pages.database().jdbi().setSqlLogger(before);
    }
    return statements.asked;
  }

  private static SiteImporter imports(TestPages.Running pages) {
    return pages.context().getBean(SiteImporter.class);
  }

  private static long count(TestPages.Running pages, String what) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + what).mapTo(Long.class).one());
  }

  @Test
  void fiveThousandSitesAskAsOftenAsTwoAndChangesAsOftenAsAdditions(TestPages.Running pages) {
    List<String> few = asked(pages, sites(0, 2, "Claude Martin"));

    assertThat(asked(pages, sites(2, 5_000, "Claude Martin"))).isEqualTo(few);
    assertThat(asked(pages, sites(0, 5_000, "Jeanne Roux"))).isEqualTo(few);

    assertThat(few).hasSizeLessThan(16);
    assertThat(count(pages, "site_profile WHERE content = 'Jeanne Roux'")).isEqualTo(5_000);
    assertThat(count(pages, "site_change WHERE was = 'Claude Martin' AND becomes = 'Jeanne Roux'"))
        .isEqualTo(5_000);
    assertThat(count(pages, "site_change WHERE field = 'name' AND author = 'Denise Faure'"))
        .isEqualTo(5_000);
    assertThat(asked(pages, sites(0, 5_000, "Jeanne Roux"))).hasSize(1);
    assertThat(pages.context().getBean(SiteCache.class).now().find("mairie-4999")).isPresent();
  }

  @Test
  void aCodeWithBlanksAroundItIsTheSiteOfThatCode(TestPages.Running pages) {
    var _ = imports(pages).apply(sites(0, 1, "Claude Martin"), AUTHOR);
    String head = "code,name,commune,insee,latitude,longitude\n";
    String row = " mairie-0 ,Mairie de Gramat,Gramat,46128,44.77,1.72\n";

    ImportPreview done = imports(pages).apply(bytes(head + row), AUTHOR);

    assertThat(done.changes())
        .containsExactly(
            new ImportPreview.Change(
                "mairie-0", "Mairie de Gramat", ImportPreview.Kind.CHANGED, List.of("name")));
    assertThat(count(pages, "site_profile WHERE content = 'Claude Martin'")).isEqualTo(1);
    assertThat(imports(pages).preview(bytes(head + row + row.strip())).problems())
        .extracting(ImportProblem::key)
        .containsExactly("import.code.twice");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anImportThatBreaksOffAtItsLastStepLeavesNothing(TestPages.Running pages) {
    var _ = imports(pages).apply(sites(0, 1, "Claude Martin"), AUTHOR);
    long changes = count(pages, "site_change");
    var jdbi = pages.database().jdbi();
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  """
                  CREATE TRIGGER full BEFORE INSERT ON site_change FOR EACH ROW
                  IF NEW.becomes = 'Mairie 49' THEN SIGNAL SQLSTATE '45000'; END IF
                  """);
        });
    try {
      assertThatThrownBy(() -> imports(pages).apply(sites(0, 50, "Jeanne Roux"), AUTHOR))
          .isInstanceOf(JdbiException.class);
    } finally {
      jdbi.useHandle(
          handle -> {
            int _ = handle.execute("DROP TRIGGER full");
          });
    }

    assertThat(count(pages, "site")).isEqualTo(1);
    assertThat(count(pages, "site_profile WHERE content = 'Claude Martin'")).isEqualTo(1);
    assertThat(count(pages, "site_change")).isEqualTo(changes);
    assertThat(imports(pages).apply(sites(0, 50, "Jeanne Roux"), AUTHOR).problems()).isEmpty();
    assertThat(count(pages, "site_profile WHERE content = 'Jeanne Roux'")).isEqualTo(50);
  }
}
