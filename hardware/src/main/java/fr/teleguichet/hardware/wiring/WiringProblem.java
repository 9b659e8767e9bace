package fr.teleguichet.hardware.wiring;

/** One way in which a wiring contradicts itself or the board. */
public sealed interface WiringProblem permits PinFunctionProblem, SupplyProblem, BusDeviceProblem {

  /** Names what is wrong, the values, and what to do. */
  String sentence();
}
