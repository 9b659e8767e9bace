package fr.teleguichet.edge.peripheral.display;

/**
 * What the schedule makes of the screen.
 *
 * <pre>
 *                     closes, nobody is served
 *      +--------------------------------------------------------+
 *      |                                                        v
 *   +------+  closes, somebody is served  +---------+  frees   +-----+
 *   |  ON  | ----------------------------&gt; | KEPT_ON | -------&gt; | OFF |
 *   |      | &lt;---------- opens ----------- |         | &lt;------- |     |
 *   +------+                              +---------+ occupies +-----+
 *      ^                                                        |
 *      +------------------------- opens ------------------------+
 * </pre>
 *
 * <table>
 *   <caption>Every transition</caption>
 *   <tr><td>ON</td><td>closes</td><td>KEPT_ON</td></tr>
 *   <tr><td>ON</td><td>closes</td><td>OFF</td></tr>
 *   <tr><td>KEPT_ON</td><td>opens</td><td>ON</td></tr>
 *   <tr><td>KEPT_ON</td><td>frees</td><td>OFF</td></tr>
 *   <tr><td>OFF</td><td>opens</td><td>ON</td></tr>
 *   <tr><td>OFF</td><td>occupies</td><td>KEPT_ON</td></tr>
 * </table>
 */
enum ScreenPhase {
  ON,
  KEPT_ON,
  OFF;

  /** The phase that follows from opening hours and occupancy; the one before does not matter. */
  static ScreenPhase of(boolean isOpen, boolean isOccupied) {
    return isOpen ? ON : isOccupied ? KEPT_ON : OFF;
  }

  boolean wantsPicture() {
    return this != OFF;
  }
}
