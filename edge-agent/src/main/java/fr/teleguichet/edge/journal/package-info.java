/**
 * What must survive a power cut: numbered records, reports stored while the link is away, and a few
 * small settings, in one SQLite file.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
