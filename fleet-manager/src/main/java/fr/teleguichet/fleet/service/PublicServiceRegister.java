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

  private final PublicServiceRepository table;
  private final PublicServiceCache directory;

  PublicServiceRegister(PublicServiceRepository table, PublicServiceCache directory) {
    this.table = table;
    this.directory = directory;
  }

  /** Those that there are, as stored. */
  Optional<RegisteredPublicService> find(ServiceCode code) {
    return table.find(code);
  }

  /**
   * Adds a service, which is consulted at first.
   *
   * @throws RefusalException when there is one of this code, or there are too many
   */
  RegisteredPublicService add(PublicServiceContent draft) {
    return put(
        draft.card().code(),
        known -> {
          if (known.isPresent()) {
            throw RefusalException.conflict("There is a service of this code already.");
          }
          return new RegisteredPublicService(draft, PublicServiceState.CONSULTED, 1);
        });
  }

  /**
   * Writes a service, whether or not there is one of this code. It keeps its logo.
   *
   * @param isExpected whether the revision that it has is the one that was read; 0 for none
   * @throws RefusalException when it is not
   */
  RegisteredPublicService write(PublicServiceContent draft, IntPredicate isExpected) {
    return put(
        draft.card().code(),
        known -> {
          if (!isExpected.test(known.map(RegisteredPublicService::revision).orElse(0))) {
            throw overtaken();
          }
          return known
              .map(
                  it ->
                      new RegisteredPublicService(
                          draft.with(it.card().logo()), it.state(), it.revision() + 1))
              .orElseGet(() -> new RegisteredPublicService(draft, PublicServiceState.CONSULTED, 1));
        });
  }

  /**
   * Takes a service to another state.
   *
   * @throws RefusalException when it can't become that from where it is
   */
  RegisteredPublicService become(
      ServiceCode code, PublicServiceState state, IntPredicate isExpected) {
    return put(
        code,
        found -> {
          RegisteredPublicService known = known(found, code, isExpected);
          if (!known.state().next().contains(state)) {
            throw RefusalException.conflict(
                "A service that is "
                    + known.state().code()
                    + " can't become "
                    + state.code()
                    + " next.");
          }
          return new RegisteredPublicService(known.content(), state, known.revision() + 1);
        });
  }

  /**
   * Leaves what carries a service's calls to the fleet; the rest stays as somebody may write it at
   * the same moment.
   *
   * @throws RefusalException when there is no such service
   */
  RegisteredPublicService withFleetsVideo(ServiceCode code) {
    return put(
        code,
        found -> {
          RegisteredPublicService known = known(found, code, _ -> true);
          return new RegisteredPublicService(
              known.content().withFleetsVideo(), known.state(), known.revision() + 1);
        });
  }

  /**
   * Gives a service a logo, or takes it away.
   *
   * @throws RefusalException when there is no such service, or kiosks could not be told of it
   */
  RegisteredPublicService withLogo(
      ServiceCode code, Optional<ServiceLogo> logo, IntPredicate isExpected) {
    return put(
        code,
        found -> {
          RegisteredPublicService known = known(found, code, isExpected);
          return new RegisteredPublicService(
              known.content().with(logo), known.state(), known.revision() + 1);
        });
  }

  /** What a service becomes, by what it is. */
  @FunctionalInterface
  private interface Change {
    RegisteredPublicService of(Optional<RegisteredPublicService> known);
  }

  private RegisteredPublicService put(ServiceCode code, Change change) {
    RegisteredPublicService written =
        table.put(
            all -> {
              Optional<RegisteredPublicService> known =
                  all.stream().filter(it -> it.card().code().equals(code)).findFirst();
              RegisteredPublicService wanted = change.of(known);
              check(all, wanted);
              return wanted;
            });
    boolean _ = directory.refresh();
    return written;
  }

  /** All services together must fit into one kiosk's document, open or not. */
  private static void check(List<RegisteredPublicService> all, RegisteredPublicService wanted) {
    List<RegisteredPublicService> wholly = new ArrayList<>(List.of(wanted));
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
              wholly.stream().map(RegisteredPublicService::cardWithFormerNames).toList(),
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

  private static RegisteredPublicService known(
      Optional<RegisteredPublicService> found, ServiceCode code, IntPredicate isExpected) {
    RegisteredPublicService known =
        found.orElseThrow(() -> RefusalException.unknown("service", code.value()));
    if (!isExpected.test(known.revision())) {
      throw overtaken();
    }
    return known;
  }

  private static RefusalException overtaken() {
    return new OvertakenException();
  }
}
