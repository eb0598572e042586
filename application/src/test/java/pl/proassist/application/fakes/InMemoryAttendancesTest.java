package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AttendancesContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.visit.VisitId;

class InMemoryAttendancesTest extends AttendancesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }

    @Override protected String token(VisitId visit) {
        return new FakeAddresses().attendanceToken(visit);
    }
}
