/** Tests of {@code fr.teleguichet.edge.update.version}. */
@NullMarked
package fr.teleguichet.edge.update.version;

import org.jspecify.annotations.NullMarked;
