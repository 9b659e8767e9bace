package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.call.CallChannel;
import fr.teleguichet.edge.call.HttpCallChannel;
import fr.teleguichet.edge.call.ManagerCallClient;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.identity.FleetTls;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.kiosk.AgentContext;

/** Makes the way to advisers that leads through the fleet manager of the kiosk's certificate. */
final class ManagerCallsFactory {

  private ManagerCallsFactory() {}

  static ManagerCallClient of(AgentContext world, FleetEnrolment membership) {
    return new ManagerCallClient(
        world.loop(),
        world.machine().random(),
        () -> membership.held().map(held -> channel(world, membership, held)));
  }

  private static CallChannel channel(
      AgentContext world, FleetEnrolment membership, HeldCertificate held) {
    FleetTls tls = FleetTls.of(membership.folder());
    return new HttpCallChannel(
        world.loop(), held.manager(), world.route(), () -> tls.context(held.isWebPki()));
  }
}
