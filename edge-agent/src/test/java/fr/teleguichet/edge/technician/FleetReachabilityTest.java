package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.identity.IdentityState;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetReachabilityTest {

  private static final URI SERVER = URI.create("mqtts://mqtt.fleet.example.org:443");

  private final VirtualLoop loop = new VirtualLoop();
  private final List<String> done = new ArrayList<>();
  private Optional<URI> server = Optional.empty();

  private FleetReachability reach(IdentityState unit) {
    return new FleetReachability(loop, loop.clock(), OutboundRoute.direct(), () -> unit);
  }

  private final class Cable implements FleetConnection {
    @Override
    public Optional<URI> server() {
      return server;
    }

    @Override
    public void listen(Runnable listener) {
      // Nobody asks to be told.
    }

    @Override
    public void unplug() {
      done.add("unplug");
    }

    @Override
    public void leave(ShutdownReason reason) {
      done.add("leave");
    }

    @Override
    public void plug() {
      done.add("plug");
    }
  }

  @Test
  void aKioskReachesItsFleetByASessionThatBeganAfterwards() {
    FleetReachability reach = reach(new IdentityState.Configured());
    reach.follow(new Cable());

    assertThat(reach.isReached().result()).isFalse();
    server = Optional.of(SERVER);
    assertThat(reach.isReached().result()).isTrue();
    reach.startOver();
    assertThat(done).as("the session of before is left").containsExactly("unplug", "plug");
  }

  @Test
  void aUnitThatKnowsNoFleetManagerHasNothingToReach() {
    var key = Fingerprint.parse("3f".repeat(32)).orElseThrow();
    FleetReachability reach = reach(new IdentityState.Unclaimed(key, "no claim"));

    reach.startOver();
    assertThat(reach.isReached().result()).isTrue();
  }
}
