package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.call.CallChannel;
import fr.teleguichet.edge.call.HttpCallChannel;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.identity.FleetTlsContextFactory;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.kiosk.AgentContext;

/** Makes the way to advisers that leads through the fleet manager of the kiosk's certificate. */
final class VideoCallClientFactory {

  private VideoCallClientFactory() {}

  static VideoCallClient of(AgentContext world, FleetEnrolment membership) {
    return new VideoCallClient(
        world.loop(),
        world.machine().random(),
        () -> membership.held().map(held -> channel(world, membership, held)));
  }

  private static CallChannel channel(
      AgentContext world, FleetEnrolment membership, HeldCertificate held) {
    FleetTlsContextFactory tls = FleetTlsContextFactory.of(membership.folder());
    return new HttpCallChannel(
        world.loop(), held.manager(), world.route(), () -> tls.context(held.isWebPki()));
  }
}
