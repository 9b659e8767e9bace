package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.provisioning.enrol.IdentityFolder.Held;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets a unit its certificate. The key is on the disk before anybody is asked, so whatever breaks
 * off can be repeated, with the same code on the screen.
 */
public final class UnitEnrolmentProcedure {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final IdentityFolder folder;
  private final CertificateEnroller registrar;
  private final EnrolmentParameters petition;

  /** The enrolment of the unit in this folder. */
  public UnitEnrolmentProcedure(
      IdentityFolder folder, CertificateEnroller registrar, EnrolmentParameters petition) {
    this.folder = folder;
    this.registrar = registrar;
    this.petition = petition;
  }

  /**
   * Asks once.
   *
   * @param now against which a certificate that is there already is judged
   * @throws TroubleException when the manager refuses or can't be reached, or the folder is another
   *     unit's
   */
  public EnrolmentResult ask(Instant now) throws TroubleException {
    KeyPair key = folder.keyOrNew();
    Optional<Held> held =
        folder.held(key).filter(it -> it.certificate().getNotAfter().toInstant().isAfter(now));
    if (held.isPresent()) {
      return already(held.get());
    }
    try {
      return judged(key, registrar.enrol(key, petition));
    } catch (EstException e) {
      throw new TroubleException(
          TroubleKind.NETWORK,
          Message.of("enrol.unreachable", petition.manager(), String.valueOf(e.getMessage())),
          e);
    }
  }

  /**
   * Asks until a person has decided. Once the manager has answered, a network that fails is waited
   * for as well.
   *
   * @throws TroubleException as {@link #ask}
   */
  public EnrolmentResult askUntilDecided(Instant now, EnrolmentListener watch)
      throws TroubleException, InterruptedException {
    EnrolmentResult state = ask(now);
    KeyPair key = folder.keyOrNew();
    if (state instanceof EnrolmentResult.Waiting) {
      watch.shows(state.key());
    }
    Optional<String> trouble = Optional.empty();
    while (state instanceof EnrolmentResult.Waiting(_, Duration retryAfter)) {
      watch.pause(trouble.isPresent() ? AFTER_TROUBLE : retryAfter, trouble);
      try {
        EstResponse answer = registrar.enrol(key, petition);
        trouble = passing(answer);
        if (trouble.isEmpty()) {
          state = judged(key, answer);
        }
      } catch (EstException e) {
        trouble = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return state;
  }

  /** What is wrong with the manager for now, and says nothing of the unit. */
  private static Optional<String> passing(EstResponse answer) {
    return answer instanceof EstResponse.Refused(int status, String sentence)
            && (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR)
        ? Optional.of(sentence)
        : Optional.empty();
  }

  private EnrolmentResult already(Held held) throws TroubleException {
    if (petition.proof() instanceof EstClientCredential.ByClaim(var claim)
        && !claim.name().equals(held.name())) {
      throw new TroubleException(
          TroubleKind.REFUSED, "enrol.other", held.name().name(), claim.kiosk());
    }
    return issued(held, false);
  }

  private EnrolmentResult judged(KeyPair key, EstResponse answer) throws TroubleException {
    return switch (answer) {
      case EstResponse.Issued issued -> {
        if (!(SpiffeId.of(issued.certificate()).orElse(null) instanceof KioskId name)) {
          throw new TroubleException(TroubleKind.NETWORK, "enrol.nameless", petition.manager());
        }
        folder.keep(issued, petition);
        yield issued(new Held(name, issued.certificate()), true);
      }
      case EstResponse.Wait(Duration retryAfter) ->
          new EnrolmentResult.Waiting(Fingerprint.of(key.getPublic()), retryAfter);
      case EstResponse.Refused(int status, String sentence) ->
          throw new TroubleException(TroubleKind.NETWORK, "enrol.refused", status, sentence);
    };
  }

  private static EnrolmentResult.Issued issued(Held held, boolean now) {
    return new EnrolmentResult.Issued(
        Fingerprint.of(held.certificate().getPublicKey()),
        held.name(),
        held.certificate().getNotAfter().toInstant(),
        now);
  }
}
