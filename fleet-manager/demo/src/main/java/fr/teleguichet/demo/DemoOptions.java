package fr.teleguichet.demo;

import java.nio.file.Path;

/**
 * What the person who starts the demo may choose.
 *
 * @param root the project's folder
 * @param port the port of the pages, 1 to 65535
 * @param fresh whether the data of earlier runs is thrown away
 * @param speed how many of the kiosks' minutes pass in one of ours, 1 to 600
 */
record DemoOptions(Path root, int port, boolean fresh, int speed) {

  DemoOptions {
    if (port < 1 || port > 65_535) {
      throw new DemoException("Port " + port + " is none: choose 1 to 65535 with -Dfleet.port=.");
    }
    if (speed < 1 || speed > 600) {
      throw new DemoException("Speed " + speed + " is not 1 to 600: choose with -Dfleet.speed=.");
    }
  }
}
