/** Tests of {@code fr.teleguichet.edge.technician}. */
@NullMarked
package fr.teleguichet.edge.technician;

import org.jspecify.annotations.NullMarked;
