package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.enrolment.WipeCommandSender;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** The wipe of a retired unit is a remote action like any other, but that no person wants it. */
@Singleton
final class RetiredUnitWipeSender implements WipeCommandSender {

  private final RemoteCommandService desk;
  private final RemoteCommandDispatcher post;

  RetiredUnitWipeSender(RemoteCommandService desk, RemoteCommandDispatcher post) {
    this.desk = desk;
    this.post = post;
  }

  @Override
  public boolean reaches(KioskId name) {
    return post.reaches(node(name)) && !post.declines(node(name));
  }

  @Override
  public UUID order(KioskId name, Instant deadline) {
    return desk.wantWipe(node(name), deadline).id();
  }

  @Override
  public Outcome outcome(UUID order) {
    return desk.find(order)
        .map(
            entry ->
                switch (entry.state()) {
                  case WANTED, ACCEPTED, WAITING -> Outcome.OPEN;
                  case EXECUTING -> Outcome.BEGUN;
                  case DONE -> Outcome.WIPED;
                  case FAILED, REFUSED, EXPIRED, UNANSWERED, CANCELLED -> Outcome.NOT_WIPED;
                })
        .orElse(Outcome.NOT_WIPED);
  }

  private static NodeAddress node(KioskId kiosk) {
    return kiosk.name().in(kiosk.territory());
  }
}
