/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.label;

import org.jspecify.annotations.NullMarked;
