"""Puts an instance into Nova's databases as its conductor does, for no host boots one here.

usage: create_instance.py NOVA_CONF PROJECT_ID NAME VM_STATE [FAULT]
"""
import sys

from nova import config, context, objects
from nova.network import model
from oslo_utils import uuidutils

conf, project_id, name, vm_state, *faults = sys.argv[1:]
config.parse_args(["create_instance", "--config-file", conf])
objects.register_all()
admin = context.get_admin_context()
owner = {"project_id": project_id, "user_id": "novaadmin"}
uuid = uuidutils.generate_uuid()
(cell,) = [one for one in objects.CellMappingList.get_all(admin) if one.name == "cell1"]
objects.InstanceMapping(
    admin, instance_uuid=uuid, cell_mapping=cell, queued_for_delete=False, **owner
).create()
with context.target_cell(admin, cell) as there:
    flavor = objects.Flavor(
        there, id=1, flavorid="1", name="tiny", memory_mb=512, vcpus=1, root_gb=1,
        ephemeral_gb=0, swap=0, rxtx_factor=1.0, vcpu_weight=0, disabled=False,
        is_public=True, extra_specs={}, description=None, projects=[],
    )
    objects.Instance(
        there, uuid=uuid, display_name=name, vm_state=vm_state, power_state=0, image_ref="",
        flavor=flavor, old_flavor=None, new_flavor=None, memory_mb=512, vcpus=1, root_gb=1,
        ephemeral_gb=0, instance_type_id=1, system_metadata={}, metadata={},
        info_cache=objects.InstanceInfoCache(there, network_info=model.NetworkInfo()), **owner
    ).create()
    for message in faults:
        objects.InstanceFault(
            there, instance_uuid=uuid, code=500, message=message, details="", host=""
        ).create()
print(uuid)
