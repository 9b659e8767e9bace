package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.remotecommand.RemoteCommandService;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What somebody far away wants: new wishes, and old ones delivered again. */
final class Wishes {

  private final VirtualLoop time;
  private final Random random;
  private final List<FleetCommand.Care> sent = new ArrayList<>();

  Wishes(VirtualLoop time, Random random) {
    this.time = time;
    this.random = random;
  }

  void perhaps(RemoteCommandService desk) {
    if (random.nextInt(240) == 0) {
      RemoteCommandType[] actions = RemoteCommandType.values();
      var wish =
          new FleetCommand.Care(
              new UUID(random.nextLong(), random.nextLong()),
              actions[random.nextInt(actions.length)].code(),
              time.clock().instant().plus(Duration.ofMinutes(random.nextInt(60))));
      sent.add(wish);
      desk.want(wish);
    } else if (!sent.isEmpty() && random.nextInt(60) == 0) {
      desk.want(sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6))));
    }
  }
}
