package fr.teleguichet.provisioning.card;

/** What this machine does with a disk at present. */
sealed interface DiskUseState {

  /** Nothing: it may be written. */
  record Free() implements DiskUseState {}

  /**
   * Programs use its files, but the system runs without it.
   *
   * @param point where it is mounted
   */
  record Mounted(String point) implements DiskUseState {}

  /**
   * The running system lies on it.
   *
   * @param part which part of the system: a mount point, or {@code swap}
   */
  record RunningSystem(String part) implements DiskUseState {}
}
