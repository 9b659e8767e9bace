package fr.teleguichet.provisioning.prepare;

/** Is told how far the work is. */
@FunctionalInterface
public interface ProgressListener {

  /** So many of so many steps are done. */
  void at(int done, int all);
}
