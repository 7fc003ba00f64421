// Where files are not loaded one by one, all services are there from the beginning.
import '@os/block-storage';
import '@os/compute';
import '@os/identity';
import '@os/image';
import '@os/network';
import '@os/object-store';
import '@os/placement';
