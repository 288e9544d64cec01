import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_b7d4d192c462c6f317750cad0739f5733b1f8d99 {
    static final String base64Bytes = String.join("", "ABJdOgsLXQsLLgsLCwsLCwtkcmlsbHMLOgtkcmlsbHMLDQsLCwsL");

    public static void main(String[] args) throws Throwable {
        Crash_b7d4d192c462c6f317750cad0739f5733b1f8d99.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.compliance.PolicyFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.compliance.PolicyFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.compliance.PolicyFuzz.fuzzerTestOneInput(input);
    }
}