package pl.proassist.application.fakes;

import java.util.List;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.SheetsContract;

class FakeSheetsTest extends SheetsContract {

    @Override protected Sheets sheets() {
        return new FakeSheets();
    }

    @Override protected List<List<String>> read(Sheets.Format format, byte[] file) {
        return FakeSheets.read(file);
    }
}
