/** How the machine is doing: one small class for each thing under /proc, /sys and the disk. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
