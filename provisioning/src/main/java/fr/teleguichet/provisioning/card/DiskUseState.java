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
   * It is a part of something that this machine has open.
   *
   * @param by what that is: a volume's name, or the kind of a pool
   */
  record Held(String by) implements DiskUseState {}

  /**
   * The running system lies on it.
   *
   * @param part which part of the system: a mount point, or {@code swap}
   */
  record RunningSystem(String part) implements DiskUseState {}
}
