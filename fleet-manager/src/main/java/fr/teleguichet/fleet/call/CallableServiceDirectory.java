package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.PublicService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The register of services, as far as calls need it. */
@Singleton
public final class CallableServiceDirectory {
  private static final RowMapper<CallableService> SERVICE =
      (row, _) -> {
        Optional<PublicService> card =
            Optional.ofNullable(row.getString("card")).flatMap(CallableServiceDirectory::card);
        return new CallableService(
            new ServiceCode(row.getString("code")),
            row.getString("french"),
            row.getString("english"),
            card.flatMap(PublicService::adapter),
            card.flatMap(PublicService::fallback));
      };

  private final Jdbi jdbi;

  CallableServiceDirectory(Database database) {
    this.jdbi = database.jdbi();
  }

  /** A card that this program can't read is none: calls of the service go as those of the fleet. */
  private static Optional<PublicService> card(String text) {
    try {
      return OfferedServicesDocument.read(text).services().stream().findFirst();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** All that advisers may answer for, by their codes: those that have ended have nobody. */
  public List<CallableService> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT code, french, english, card FROM service WHERE state <> 'ended'"
                        + " ORDER BY code")
                .map(SERVICE)
                .list());
  }

  /** The service of this code, where citizens may call it now. */
  public Optional<CallableService> findOpen(ServiceCode code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT code, french, english, card FROM service WHERE code = :code AND"
                        + " state = 'open'")
                .bind("code", code.value())
                .map(SERVICE)
                .findOne());
  }
}
