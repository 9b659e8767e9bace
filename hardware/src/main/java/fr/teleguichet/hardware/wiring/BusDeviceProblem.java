package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;

/** What is wrong with a device on a bus. */
public sealed interface BusDeviceProblem extends WiringProblem {

  /** The peripheral whose device has to be changed. */
  Slug user();

  /** Two devices answer to one address. */
  record AddressTaken(Slug user, Slug first, BusDevice.OnI2c device) implements BusDeviceProblem {
    @Override
    public String sentence() {
      return "%s and %s both have the address %s on %s; change one address or use another bus"
          .formatted(user, first, device.address(), device.controller());
    }
  }

  /** Two devices on one UART. */
  record UartTaken(Slug user, Slug first, String uart) implements BusDeviceProblem {
    @Override
    public String sentence() {
      return "%s and %s are both on %s, which serves one device; use another UART"
          .formatted(user, first, uart);
    }
  }

  /** A device on a bus of a header that is not there. */
  record NoHeader(Slug user, String controller) implements BusDeviceProblem {
    @Override
    public String sentence() {
      return "%s is on %s, and this computer has no header; connect it by USB, or name the header"
          .formatted(user, controller);
    }
  }

  /** A device on a bus of which a line is not wired. */
  record NotWired(Slug user, Signal missing) implements BusDeviceProblem {
    @Override
    public String sentence() {
      return "%s needs %s, which no function carries; add it to the functions"
          .formatted(user, missing);
    }
  }
}
