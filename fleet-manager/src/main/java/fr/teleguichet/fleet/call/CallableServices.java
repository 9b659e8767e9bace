package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The register of services, as far as calls need it. */
@Singleton
public final class CallableServices {
  private final Jdbi jdbi;

  CallableServices(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All of them, by their codes. */
  public List<CallableService> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT code, french, english FROM service ORDER BY code")
                .map(
                    (row, _) ->
                        new CallableService(
                            new ServiceCode(row.getString("code")),
                            row.getString("french"),
                            row.getString("english")))
                .list());
  }

  /** The service of this code. */
  public Optional<CallableService> find(ServiceCode code) {
    return all().stream().filter(service -> service.code().equals(code)).findFirst();
  }
}
