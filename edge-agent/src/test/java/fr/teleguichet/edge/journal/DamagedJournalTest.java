package fr.teleguichet.edge.journal;

import static fr.teleguichet.edge.journal.Journals.done;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.journal.JournalException.Fault;
import fr.teleguichet.edge.loop.VirtualLoop;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Files that can't be trusted, and disks that don't take any. */
final class DamagedJournalTest {

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final VirtualLoop loop = new VirtualLoop();
  private Path file;
  private JournalStorageSettings settings;

  @BeforeEach
  void name() {
    file = folder.resolve("journal.db");
    settings = new JournalStorageSettings(file, JournalStorageSettings.MIN_SIZE);
  }

  private UUID leaveAJournalBehind(int records) {
    Journal journal = Journals.open(loop, settings).journal();
    for (int i = 1; i <= records; i++) {
      assertThat(done(journal.append(Journals.record(i)))).isEqualTo(i);
    }
    done(journal.close());
    return journal.id();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      var _ = statement.executeUpdate(sql);
    }
  }

  private List<String> aside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.contains("damaged"))
          .sorted()
          .toList();
    }
  }

  private void expectReplaced(UUID before) {
    OpenedJournal opening = Journals.open(loop, settings);
    Path damaged = opening.damaged().orElseThrow();
    assertThat(damaged).exists();
    assertThat(damaged.getFileName().toString()).isEqualTo("journal.db.damaged-20261124T080000Z");
    assertThat(opening.journal().id()).isNotEqualTo(before);
    assertThat(done(opening.journal().append(Journals.record(1)))).isEqualTo(1);
    done(opening.journal().close());
    OpenedJournal again = Journals.open(loop, settings);
    assertThat(again.damaged()).isEmpty();
    done(again.journal().close());
  }

  private Fault refusal() {
    Future<OpenedJournal> opening = Journal.open(loop, settings, loop.clock(), UUID::randomUUID);
    assertThat(opening.cause()).isInstanceOf(JournalException.class).hasMessageContaining("; ");
    return opening.cause() instanceof JournalException e ? e.fault() : Fault.FAILED;
  }

  @Test
  void aFileThatIsNoDatabaseIsMovedAside() throws IOException {
    Files.writeString(file, "this is no database ".repeat(1_000));
    expectReplaced(new UUID(0, 0));
  }

  @Test
  void anEmptyFileIsANewJournal() throws IOException {
    Files.createFile(file);
    OpenedJournal opening = Journals.open(loop, settings);
    assertThat(opening.damaged()).isEmpty();
    done(opening.journal().close());
  }

  @Test
  void aTruncatedFileIsMovedAside() throws IOException {
    UUID before = leaveAJournalBehind(2_000);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    expectReplaced(before);
  }

  /** Single pages overwritten with noise: found at open, or else of no consequence. */
  @Test
  void aTornPageIsNeverTakenForRecords() throws IOException {
    var random = new Random(42);
    var _ = leaveAJournalBehind(2_000);
    byte[] sound = Files.readAllBytes(file);
    int replaced = 0;
    for (int round = 0; round < 40; round++) {
      byte[] torn = sound.clone();
      int page = random.nextInt(sound.length / JournalByteBudget.PAGE);
      var noise = new byte[JournalByteBudget.PAGE];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, torn, page * JournalByteBudget.PAGE, JournalByteBudget.PAGE);
      Files.deleteIfExists(QuarantinedJournalFile.logOf(file));
      Files.write(file, torn);
      OpenedJournal opening = Journals.open(loop, settings);
      if (opening.damaged().isPresent()) {
        replaced++;
        assertThat(opening.journal().counts().lastNumber()).isZero();
      } else {
        assertThat(done(opening.journal().recordsAfter(0, 3_000, Integer.MAX_VALUE)))
            .hasSize(2_000);
      }
      done(opening.journal().close());
    }
    assertThat(replaced).isGreaterThan(30);
  }

  @Test
  void aMissingRecordIsDamage() throws SQLException {
    UUID before = leaveAJournalBehind(10);
    change("DELETE FROM record WHERE number = 5");
    expectReplaced(before);
  }

  @Test
  void aRecordTooManyIsDamage() throws SQLException {
    UUID before = leaveAJournalBehind(10);
    change("INSERT INTO record VALUES (11, 0, 'presence', '{}')");
    expectReplaced(before);
  }

  @Test
  void marksThatContradictEachOtherAreDamage() throws SQLException {
    UUID before = leaveAJournalBehind(10);
    change("UPDATE state SET acknowledged = 11");
    expectReplaced(before);
  }

  @Test
  void aJournalIdThatIsNoneIsDamage() throws SQLException {
    UUID before = leaveAJournalBehind(1);
    change("UPDATE state SET journal = 'bagnac'");
    expectReplaced(before);
  }

  @Test
  void aJournalThatHasLostItsVersionIsDamaged() throws SQLException {
    UUID before = leaveAJournalBehind(10);
    change("PRAGMA user_version = 0");
    expectReplaced(before);
  }

  @Test
  void anotherProgramsDatabaseIsNotWrittenTo() throws SQLException {
    change("CREATE TABLE bookmarks (url TEXT)");
    expectReplaced(new UUID(0, 0));
  }

  /** SQLite would pour a log that is left behind into the file that comes next. */
  @Test
  void theWriteAheadLogOfADamagedFileDoesNotGetIntoTheNewOne() throws IOException {
    Journal journal = Journals.open(loop, settings).journal();
    for (int i = 1; i <= 20; i++) {
      assertThat(done(journal.append(Journals.record(i)))).isEqualTo(i);
    }
    byte[] log = Files.readAllBytes(QuarantinedJournalFile.logOf(file));
    assertThat(log).hasSizeGreaterThan(20 * JournalByteBudget.PAGE);
    done(journal.close());
    Files.writeString(file, "this is no database ".repeat(1_000));
    Files.write(QuarantinedJournalFile.logOf(file), log);
    OpenedJournal opening = Journals.open(loop, settings);
    assertThat(opening.journal().id()).isNotEqualTo(journal.id());
    assertThat(opening.journal().counts().lastNumber()).isZero();
    done(opening.journal().close());
  }

  @Test
  void onlyTheLatestDamagedFilesAreKept() throws IOException {
    for (int i = 0; i < 6; i++) {
      Files.writeString(file, ("no database " + i + " ").repeat(1_000));
      done(Journals.open(loop, settings).journal().close());
      loop.pass(java.time.Duration.ofSeconds(1));
    }
    assertThat(aside())
        .containsExactly(
            "journal.db.damaged-20261124T080003Z",
            "journal.db.damaged-20261124T080004Z",
            "journal.db.damaged-20261124T080005Z");
  }

  /** People look at both. */
  @Test
  void theLogsThatSqliteLeavesAreKeptWithTheirFiles() throws IOException {
    for (int i = 0; i < 4; i++) {
      Files.writeString(file, "no database");
      Files.writeString(QuarantinedJournalFile.logOf(file), "its log");
      Path moved = QuarantinedJournalFile.moveAside(file, VirtualLoop.START.plusSeconds(i));
      assertThat(QuarantinedJournalFile.logOf(moved)).hasContent("its log");
      assertThat(QuarantinedJournalFile.logOf(file)).doesNotExist();
    }
    assertThat(aside())
        .containsExactly(
            "journal.db.damaged-20261124T080001Z",
            "journal.db.damaged-20261124T080001Z-wal",
            "journal.db.damaged-20261124T080002Z",
            "journal.db.damaged-20261124T080002Z-wal",
            "journal.db.damaged-20261124T080003Z",
            "journal.db.damaged-20261124T080003Z-wal");
  }

  @Test
  void whateverElseIsInTheFolderStaysThere() throws IOException {
    Path other = Files.writeString(folder.resolve("another file"), "of somebody else");
    for (int i = 0; i < 6; i++) {
      Files.writeString(file, ("no database " + i + " ").repeat(1_000));
      done(Journals.open(loop, settings).journal().close());
      loop.pass(java.time.Duration.ofSeconds(1));
    }
    assertThat(other).exists();
  }

  @Test
  void twoDamagedFilesOfOneSecondAreBothKept() throws IOException {
    for (int i = 0; i < 2; i++) {
      Files.writeString(file, ("no database " + i + " ").repeat(1_000));
      done(Journals.open(loop, settings).journal().close());
    }
    assertThat(aside()).hasSize(2);
  }

  @Test
  void aJournalOfANewerAgentIsLeftAlone() throws SQLException {
    var _ = leaveAJournalBehind(3);
    change("PRAGMA user_version = 99");
    assertThat(refusal()).isEqualTo(Fault.NEWER);
    assertThat(file).exists();
    change("PRAGMA user_version = 1");
    OpenedJournal opening = Journals.open(loop, settings);
    assertThat(opening.journal().counts().lastNumber()).isEqualTo(3);
    done(opening.journal().close());
  }

  @Test
  void aSecondAgentOnTheSameFileIsRefused() {
    Journal first = Journals.open(loop, settings).journal();
    assertThat(refusal()).isEqualTo(Fault.IN_USE);
    assertThat(done(first.append(Journals.record(1)))).isEqualTo(1);
    done(first.close());
  }

  @Test
  void aPlaceWhereNoFileCanBeWrittenIsToldAsSuch() throws IOException {
    Files.createDirectory(file);
    assertThat(refusal()).isEqualTo(Fault.READ_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, DISK_FULL",
    "SQLITE_READONLY, READ_ONLY",
    "SQLITE_READONLY_DIRECTORY, READ_ONLY",
    "SQLITE_CANTOPEN, READ_ONLY",
    "SQLITE_PERM, READ_ONLY",
    "SQLITE_BUSY, IN_USE",
    "SQLITE_IOERR_WRITE, FAILED",
    "SQLITE_IOERR_FSYNC, FAILED",
    "SQLITE_CORRUPT, DAMAGED",
    "SQLITE_CORRUPT_INDEX, DAMAGED",
    "SQLITE_NOTADB, DAMAGED",
    "SQLITE_IOERR_READ, DAMAGED",
    "SQLITE_IOERR_SHORT_READ, DAMAGED"
  })
  void whatTheDiskSaysIsToldInASentence(SQLiteErrorCode code, Fault fault) {
    JournalException told = SqliteErrorText.of(new SQLiteException("words", code), file);
    assertThat(told.fault()).isEqualTo(fault);
    assertThat(told).hasMessageContaining(file.toString());
  }

  @Test
  void aFolderThatCanNotBeMadeIsToldAsSuch() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "x", StandardCharsets.UTF_8);
    settings =
        new JournalStorageSettings(
            notAFolder.resolve("journal.db"), JournalStorageSettings.MIN_SIZE);
    assertThat(refusal()).isEqualTo(Fault.READ_ONLY);
  }

  @Test
  void aMissingFolderIsMade() {
    settings =
        new JournalStorageSettings(
            folder.resolve("a/b/journal.db"), JournalStorageSettings.MIN_SIZE);
    done(Journals.open(loop, settings).journal().close());
    assertThat(folder.resolve("a/b/journal.db")).exists();
  }
}
