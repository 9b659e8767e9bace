package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.ServiceLogo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Changes public services, and refuses what kiosks could not be told. */
@Singleton
final class PublicServiceRegister {

  private final PublicServiceTable table;
  private final PublicServiceCache directory;

  PublicServiceRegister(PublicServiceTable table, PublicServiceCache directory) {
    this.table = table;
    this.directory = directory;
  }

  /** Those that there are, as stored. */
  Optional<Service> find(ServiceCode code) {
    return table.find(code);
  }

  /**
   * Adds a service, which is consulted at first.
   *
   * @throws RefusalException when there is one of this code, or there are too many
   */
  Service add(PublicServiceDraft draft) {
    return put(
        draft.card().code(),
        known -> {
          if (known.isPresent()) {
            throw RefusalException.conflict("There is a service of this code already.");
          }
          return new Service(draft, ServiceState.CONSULTED, 1);
        });
  }

  /**
   * Writes a service, whether or not there is one of this code. It keeps its logo.
   *
   * @param isExpected whether the revision that it has is the one that was read; 0 for none
   * @throws RefusalException when it is not
   */
  Service write(PublicServiceDraft draft, IntPredicate isExpected) {
    return put(
        draft.card().code(),
        known -> {
          if (!isExpected.test(known.map(Service::revision).orElse(0))) {
            throw overtaken();
          }
          return known
              .map(it -> new Service(draft.with(it.card().logo()), it.state(), it.revision() + 1))
              .orElseGet(() -> new Service(draft, ServiceState.CONSULTED, 1));
        });
  }

  /**
   * Takes a service to another state.
   *
   * @throws RefusalException when it can't become that from where it is
   */
  Service become(ServiceCode code, ServiceState state, IntPredicate isExpected) {
    return put(
        code,
        found -> {
          Service known = known(found, code, isExpected);
          if (!known.state().next().contains(state)) {
            throw RefusalException.conflict(
                "A service that is "
                    + known.state().code()
                    + " can't become "
                    + state.code()
                    + " next.");
          }
          return new Service(known.content(), state, known.revision() + 1);
        });
  }

  /**
   * Leaves what carries a service's calls to the fleet; the rest stays as somebody may write it at
   * the same moment.
   *
   * @throws RefusalException when there is no such service
   */
  Service withFleetsVideo(ServiceCode code) {
    return put(
        code,
        found -> {
          Service known = known(found, code, _ -> true);
          return new Service(
              known.content().withFleetsVideo(), known.state(), known.revision() + 1);
        });
  }

  /**
   * Gives a service a logo, or takes it away.
   *
   * @throws RefusalException when there is no such service, or kiosks could not be told of it
   */
  Service withLogo(ServiceCode code, Optional<ServiceLogo> logo, IntPredicate isExpected) {
    return put(
        code,
        found -> {
          Service known = known(found, code, isExpected);
          return new Service(known.content().with(logo), known.state(), known.revision() + 1);
        });
  }

  /** What a service becomes, by what it is. */
  @FunctionalInterface
  private interface Change {
    Service of(Optional<Service> known);
  }

  private Service put(ServiceCode code, Change change) {
    Service written =
        table.put(
            all -> {
              Optional<Service> known =
                  all.stream().filter(it -> it.card().code().equals(code)).findFirst();
              Service wanted = change.of(known);
              check(all, wanted);
              return wanted;
            });
    boolean _ = directory.refresh();
    return written;
  }

  /** All services together must fit into one kiosk's document, open or not. */
  private static void check(List<Service> all, Service wanted) {
    List<Service> wholly = new ArrayList<>(List.of(wanted));
    all.stream().filter(it -> !it.card().code().equals(wanted.card().code())).forEach(wholly::add);
    if (wholly.size() > OfferedServicesDocument.MAX_SERVICES) {
      throw RefusalException.conflict(
          "There are "
              + OfferedServicesDocument.MAX_SERVICES
              + " services, the most there may be.");
    }
    try {
      OfferedServicesDocument _ =
          OfferedServicesDocument.of(
              wholly.stream().map(Service::cardWithFormerNames).toList(),
              Optional.of(OfferedServicesDocument.LONGEST_MINIMUM));
    } catch (IllegalArgumentException e) {
      throw new RefusalException(
          new Refusal.Invalid(
              "Kiosks can't be told of all services: the document " + e.getMessage()));
    }
  }

  /** Somebody else changed it since it was read. */
  static final class OvertakenException extends RefusalException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super(new Refusal.Conflict("Somebody else changed the service meanwhile: get it again."));
    }
  }

  private static Service known(Optional<Service> found, ServiceCode code, IntPredicate isExpected) {
    Service known = found.orElseThrow(() -> RefusalException.unknown("service", code.value()));
    if (!isExpected.test(known.revision())) {
      throw overtaken();
    }
    return known;
  }

  private static RefusalException overtaken() {
    return new OvertakenException();
  }
}
