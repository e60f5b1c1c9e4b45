#!/bin/bash -eu
# Builds the targets of tests/fuzz for ClusterFuzzLite, in the image that the Dockerfile describes.

pip3 install '.[authoring,spreadsheets,titles]'

mapfile -t targets < <(basename --suffix=.py --multiple tests/fuzz/targets/*.py)

# All targets are in one program, which brings its own Python to the machine that runs it.
pyinstaller --onefile --name fuzz.pkg --distpath "$OUT" --workpath "$WORK" --specpath "$WORK" \
    --paths . "${targets[@]/#/--hidden-import=tests.fuzz.targets.}" tests/fuzz/__main__.py
# What can be executed counts as a target.
chmod -x "$OUT/fuzz.pkg"

for target in "${targets[@]}"; do
    cat >"$OUT/$target" <<EOF
#!/bin/sh
# The word LLVMFuzzerTestOneInput marks a target.
here=\$(dirname "\$0")
chmod +x "\$here/fuzz.pkg"
exec "\$here/fuzz.pkg" $target "\$@"
EOF
    chmod +x "$OUT/$target"
    zip --quiet --junk-paths "$OUT/${target}_seed_corpus.zip" "tests/fuzz/corpus/$target"/*
done
