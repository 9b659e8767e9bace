package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** What units are made of. */
@Singleton
final class ManufacturingDataRepository {

  private static final int MAX_COUNT = 100_000;
  private static final RowMapper<ManufacturingData> ROW =
      (row, _) ->
          new ManufacturingData(
              new Fingerprint(row.getString("fingerprint")),
              new KioskId(
                  new Territory(row.getString("territory")), new KioskName(row.getString("kiosk"))),
              row.getString("board_serial"),
              row.getString("board_revision"),
              row.getString("storage"),
              parts(row.getString("macs"), " "),
              row.getString("image"),
              parts(row.getString("packages"), "\n"),
              UnitRepository.instant(row, "received").orElseThrow());

  private final Jdbi jdbi;

  ManufacturingDataRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  private static List<String> parts(String text, String separator) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator, -1));
  }

  /** Keeps what the unit tells instead of what it told before. */
  void put(ManufacturingData it) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    REPLACE INTO manufacture (fingerprint, kiosk, territory, board_serial,
                      board_revision, storage, macs, image, packages, received)
                    VALUES (:fingerprint, :kiosk, :territory, :serial, :revision, :storage, :macs,
                      :image, :packages, :received)
                    """)
                .bind("fingerprint", it.key().hex())
                .bind("kiosk", it.kiosk().name().value())
                .bind("territory", it.kiosk().territory().value())
                .bind("serial", it.boardSerial())
                .bind("revision", it.boardRevision())
                .bind("storage", it.storage())
                .bind("macs", String.join(" ", it.macs()))
                .bind("image", it.image())
                .bind("packages", String.join("\n", it.packages()))
                .bind("received", UnitRepository.utc(it.received()))
                .execute());
  }

  /** What the unit with this key is made of. */
  Optional<ManufacturingData> of(Fingerprint key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM manufacture WHERE fingerprint = :key")
                .bind("key", key.hex())
                .map(ROW)
                .findOne());
  }

  /** All that contain these words somewhere and may be seen, by kiosk. */
  List<ManufacturingData> search(String words, Scope scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM manufacture
                    WHERE :words = '' OR LOCATE(:words, CONCAT_WS(' ', fingerprint, kiosk,
                      territory, board_serial, board_revision, storage, macs, image, packages)) > 0
                    ORDER BY kiosk, received LIMIT :most
                    """)
                .bind("words", words)
                .bind("most", MAX_COUNT)
                .map(ROW)
                .stream()
                .filter(it -> scope.covers(it.kiosk()))
                .toList());
  }
}
