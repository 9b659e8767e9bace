package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.PublicService;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes services back from a provider of their own to that of the fleet. */
@Singleton
public final class VideoProviderOverrideRemover {

  private final PublicServiceRegister register;
  private final PublicServiceCache directory;
  private final AuditLog audit;

  VideoProviderOverrideRemover(
      PublicServiceRegister register, PublicServiceCache directory, AuditLog audit) {
    this.register = register;
    this.directory = directory;
    this.audit = audit;
  }

  /** What a service chose itself; nothing where the fleet's provider carries its calls. */
  public static Optional<VideoProviderKind> own(PublicService card) {
    return card.adapter().flatMap(name -> VideoProviderKind.ofWord(name.value()));
  }

  /**
   * Lets the fleet's provider carry the next call of services, in one action.
   *
   * @param isMeant which services; those without a provider of their own stay as they are
   * @param fleet the fleet's provider, for the audit log
   */
  public void giveUp(Predicate<ServiceCode> isMeant, VideoProviderKind fleet, Principal who) {
    for (PublicService card : directory.cards()) {
      Optional<VideoProviderKind> own = own(card);
      if (own.isPresent() && isMeant.test(card.code())) {
        RegisteredPublicService _ = register.withFleetsVideo(card.code());
        audit.append(
            new AuditEntry(
                who.actor(),
                "video.switched",
                card.code().value(),
                who.address(),
                Map.of("from", own.get().code(), "to", fleet.code())));
      }
    }
  }
}
